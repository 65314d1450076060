"""Setting an area up, a few questions a page: a volunteer finishes it alone, on a phone, and nothing happens before the end."""

from web.areas.setting_up.controller import SettingUp

__all__ = ["SettingUp"]
