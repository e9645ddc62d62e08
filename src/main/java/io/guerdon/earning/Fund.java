package io.guerdon.earning;

import io.guerdon.budget.BudgetId;
import io.guerdon.ledger.Trace.Fired;
import io.guerdon.program.IssuingCap;
import io.guerdon.program.RuleGroup;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.ProgramId;
import io.guerdon.unit.WalletId;
import java.time.LocalDate;
import java.util.List;

/** What all members together are given at most: by the rules of a group, or by a merchant. */
sealed interface Fund {
    /** Over what it is counted. */
    RuleGroup.Per per();

    /** Units. */
    long most();

    /** What becomes of the rest. */
    RuleGroup.Overflow overflow();

    /** Whose it is, as people read it. */
    String name();

    /** The budget of the period that a day is in. */
    BudgetId budget(ProgramId program, LocalDate day);

    /** What rules give of it together. */
    long of(List<Fired> given);

    /** A budget of a group. */
    record OfGroup(RuleGroup group, RuleGroup.Budget limit) implements Fund {
        @Override
        public RuleGroup.Per per() {
            return limit.per();
        }

        @Override
        public long most() {
            return limit.most();
        }

        @Override
        public RuleGroup.Overflow overflow() {
            return limit.overflow();
        }

        @Override
        public String name() {
            return group.id();
        }

        @Override
        public BudgetId budget(ProgramId program, LocalDate day) {
            return new BudgetId(program, group.id(), per().period(day));
        }

        @Override
        public long of(List<Fired> given) {
            return Room.sum(group, given);
        }
    }

    /** A cap on the points of a merchant, by the base rate and by rules. */
    record OfMerchant(MerchantId merchant, IssuingCap cap) implements Fund {
        @Override
        public RuleGroup.Per per() {
            return cap.per();
        }

        @Override
        public long most() {
            return cap.points();
        }

        @Override
        public RuleGroup.Overflow overflow() {
            return cap.overflow();
        }

        @Override
        public String name() {
            return merchant.value();
        }

        @Override
        public BudgetId budget(ProgramId program, LocalDate day) {
            return BudgetId.of(program, merchant, per().period(day));
        }

        @Override
        public long of(List<Fired> given) {
            return points(given);
        }

        /** The points among what rules give; no more than one more than a wallet may hold. */
        static long points(List<Fired> given) {
            return Rated.sums(given).getOrDefault(WalletId.POINTS, 0L);
        }
    }
}
