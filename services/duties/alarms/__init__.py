"""What a passing date will bring: read by the ticker alone, across all areas."""

from services.duties.alarms.folding import MODEL
from services.duties.alarms.rows import Alarm, AlarmKind

__all__ = ["MODEL", "Alarm", "AlarmKind"]
