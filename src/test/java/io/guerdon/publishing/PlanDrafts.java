package io.guerdon.publishing;

import io.guerdon.earning.PaidIn;
import io.guerdon.earning.Till;
import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.Movement;
import io.guerdon.ledger.Subject;
import io.guerdon.prepaid.Figures;
import io.guerdon.prepaid.Plan.Phase;
import io.guerdon.prepaid.PlanPaid;
import io.guerdon.prepaid.PlanRefunded;
import io.guerdon.prepaid.PlanStanding;
import io.guerdon.prepaid.PlanTerms;
import io.guerdon.prepaid.PlanTerms.Sides;
import io.guerdon.prepaid.PlanTerms.Sum;
import io.guerdon.prepaid.PlanTerms.Where;
import io.guerdon.prepaid.ReleasePlan;
import io.guerdon.prepaid.Schedule;
import io.guerdon.program.PrepaidPlanSettings.Every;
import io.guerdon.unit.DefinitionId;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.Money;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What entries about prepaid plans carry. */
final class PlanDrafts {
    private static final ArrangementId ID = new ArrangementId("pln_1-1");
    private static final MerchantId CAFE = new MerchantId("cafe");
    private static final WalletId VALUE = new WalletId("stored");
    private static final DefinitionId DEFINITION = new DefinitionId("twelve");
    static final PlanStanding STANDING = new PlanStanding(
            ID, DEFINITION, VALUE, Phase.RUNNING, new Figures(10, 3, 4, 2, 1, new Figures.Bonus(6, 1, 2, 3)));

    private PlanDrafts() {}

    static Movement arranged() {
        Schedule schedule =
                new Schedule(LocalDate.of(2027, 1, 31), 0, 12, new Every(1, Every.Unit.MONTH), ZoneOffset.UTC);
        PlanTerms terms = new PlanTerms(
                DEFINITION,
                1,
                new Where(VALUE, new WalletId("cash"), new WalletId("gift")),
                new Sides(CAFE, CAFE),
                new Sum(new Money(10, "CNY"), 6),
                schedule);
        ReleasePlan.Ending ending = new ReleasePlan.Ending(Phase.RUNNING, Instant.MAX, 0, 0, 0);
        return new Movement.Arranged(ID, new ReleasePlan(terms, 1, 1, ending));
    }

    static Subject paid() {
        PaidIn paid = new PaidIn(new Till(CAFE, "s1", "t1"), new Money(7, "CNY"), "R-1", 1);
        return new PlanPaid(STANDING, 2, paid);
    }

    static Subject refunded() {
        return new PlanRefunded(STANDING, 2, 7, 1);
    }
}
