package io.guerdon.publishing;

import io.guerdon.earning.PaidIn;
import io.guerdon.earning.Till;
import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Movement;
import io.guerdon.ledger.Subject;
import io.guerdon.ledger.TransferId;
import io.guerdon.prepaid.Figures;
import io.guerdon.prepaid.InstalmentPlan;
import io.guerdon.prepaid.InstalmentPlan.Validity;
import io.guerdon.prepaid.Plan.Phase;
import io.guerdon.prepaid.PlanMoved;
import io.guerdon.prepaid.PlanPaid;
import io.guerdon.prepaid.PlanRefunded;
import io.guerdon.prepaid.PlanStanding;
import io.guerdon.prepaid.PlanTerms;
import io.guerdon.prepaid.PlanTerms.Sides;
import io.guerdon.prepaid.PlanTerms.Sum;
import io.guerdon.prepaid.PlanTerms.Where;
import io.guerdon.prepaid.Progress;
import io.guerdon.prepaid.ReleasePlan;
import io.guerdon.prepaid.Schedule;
import io.guerdon.program.ExpiryPolicy;
import io.guerdon.program.OwedPolicy;
import io.guerdon.program.PrepaidPlanSettings.Every;
import io.guerdon.program.PrepaidPlanSettings.Instalments;
import io.guerdon.program.PrepaidPlanSettings.Late;
import io.guerdon.program.PrepaidPlanSettings.Vesting;
import io.guerdon.unit.DefinitionId;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.Money;
import io.guerdon.unit.ProgramId;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** What entries about prepaid plans carry. */
final class PlanDrafts {
    private static final ArrangementId ID = new ArrangementId("pln_1-1");
    private static final MerchantId CAFE = new MerchantId("cafe");
    private static final WalletId VALUE = new WalletId("stored");
    private static final DefinitionId DEFINITION = new DefinitionId("twelve");
    static final PlanStanding STANDING = new PlanStanding(
            ID, DEFINITION, VALUE, Phase.RUNNING, new Figures(10, 3, 4, 2, 1, new Figures.Bonus(6, 1, 2, 3)));

    static final Subject MOVED = new PlanMoved(
            STANDING, new TransferId("trf_1-4"), new ChainId(new ProgramId("demo"), new MemberId("mem_2")));

    private PlanDrafts() {}

    static Movement arranged() {
        return new Movement.Arranged(
                ID, new ReleasePlan(terms(), 1, 1, new ReleasePlan.Ending(Phase.RUNNING, Instant.MAX, 0, 0, 0)));
    }

    /** A plan that is paid part by part, of which all was paid. */
    static Movement paidUp(Phase phase) {
        Progress progress = new Progress(
                phase,
                new Progress.Paid(10, 0, 0, 0),
                new Progress.Vested(6, 0, 0, List.of()),
                new Progress.Steps(0, 0, 0, Instant.EPOCH, List.of()),
                List.of());
        Instalments way = new Instalments(Vesting.BY_PART, new Late(1, 0, 1), 0, 1);
        Validity validity = new Validity(new ExpiryPolicy.Never(), new ExpiryPolicy.Never(), OwedPolicy.OWE);
        return new Movement.Arranged(ID, new InstalmentPlan(terms(), way, validity, progress));
    }

    private static PlanTerms terms() {
        Schedule schedule =
                new Schedule(LocalDate.of(2027, 1, 31), 0, 12, new Every(1, Every.Unit.MONTH), ZoneOffset.UTC);
        return new PlanTerms(
                DEFINITION,
                1,
                new Where(VALUE, new WalletId("cash"), new WalletId("gift")),
                new Sides(CAFE, CAFE),
                new Sum(new Money(10, "CNY"), 6),
                schedule);
    }

    static Subject paid() {
        PaidIn paid = new PaidIn(new Till(CAFE, "s1", "t1"), new Money(7, "CNY"), "R-1", 1);
        return new PlanPaid(STANDING, 2, paid);
    }

    static Subject refunded() {
        return new PlanRefunded(STANDING, 2, 7, 1);
    }
}
