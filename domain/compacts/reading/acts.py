"""The verbs that undertakings begin with. To teach the reader another, add it here."""

from domain.compacts.reading.wording import words

# How an undertaking begins, so that a page break's false bullet does not look like one.
ACTS = words(
    "abide accept access accommodate achieve acknowledge act adapt add address adhere adopt advance advertise advise advocate "
    "agree aim alert allocate allow answer anticipate apologise apply appoint appraise appreciate arrange ask assess assist "
    "attend attract avoid award balance base be bear become begin book boost bring broker build call campaign carry cease "
    "celebrate champion charge check clarify co-design co-operate co-ordinate co-produce collaborate comment commission "
    "commit communicate complete comply concentrate conduct confirm conform consider consult continue contribute convene "
    "cooperate coordinate coproduce count cover create cut deal debate decide declare define delegate deliver demonstrate "
    "design develop devise devote direct disclose discuss disseminate do double draft draw eliminate embed employ enable "
    "encourage end endeavour endorse engage enhance ensure enter establish evaluate examine exchange expect explain explore "
    "express extend facilitate feed fight file find fix focus follow form foster fulfil fund further gather give ground grow "
    "guarantee guide have hear help hire hold honour house identify implement improve include increase influence inform "
    "initiate inspire instil invest investigate invite involve issue join keep know lead learn lend let liaise limit link "
    "listen look maintain make manage market maximise measure meet mend mentor minimise mitigate monitor name negotiate "
    "nominate not notify nurture observe obtain offer open order organise own participate partner pay perform pilot plan pool "
    "practise prepare prevent prioritise proceed produce promote prompt propose protect prove provide publicise publish "
    "pursue put question raise reach read rebuild recognise record recruit reduce refer reflect refrain refresh refuse regard "
    "reimburse release rely remain remind remove repay reply report represent require resolve resource respect respond "
    "restrict retain return review reward run safeguard save say schedule scrutinise seek send serve set settle share show "
    "sign signpost simplify solve speak specify spend spread staff standardise start state stop streamline strengthen strive "
    "submit summarise supply support sustain tackle tailor take talk teach tell tender test thank track train transfer "
    "translate treat trust try understand undertake update uphold use utilise value verify visit wait warn watch welcome "
    "widen withdraw work write"
)
