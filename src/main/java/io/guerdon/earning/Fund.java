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
    /** Units. */
    long most();

    /** What becomes of the rest. */
    RuleGroup.Overflow overflow();

    /** Whose it is, as people read it. */
    String name();

    /** What is said of it, as people read it. */
    String terms();

    /** The budget of the period that a day is in. */
    BudgetId budget(ProgramId program, LocalDate day);

    /** What rules give of it together. */
    long of(List<Fired> given);

    /** A budget of a group. */
    record OfGroup(RuleGroup group, RuleGroup.Budget limit) implements Fund {
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
        public String terms() {
            return limit.most() + " per " + limit.per();
        }

        @Override
        public BudgetId budget(ProgramId program, LocalDate day) {
            return new BudgetId(program, group.id(), limit.per().period(day));
        }

        @Override
        public long of(List<Fired> given) {
            return Room.sum(group, given);
        }
    }

    /** A cap on the points of a merchant, by the base rate and by rules. */
    record OfMerchant(MerchantId merchant, IssuingCap cap) implements Fund {
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
        public String terms() {
            return cap.points() + " per " + cap.per();
        }

        @Override
        public BudgetId budget(ProgramId program, LocalDate day) {
            return BudgetId.of(program, merchant, cap.per().period(day));
        }

        @Override
        public long of(List<Fired> given) {
            return points(given);
        }
    }

    /**
     * What a merchant has bought in advance, where it issues nothing else.
     *
     * @param most points bought, as far as is known here; it only grows, and less than there are makes no block larger than it is
     */
    record OfPacks(MerchantId merchant, long most, RuleGroup.Overflow overflow) implements Fund {
        @Override
        public String name() {
            return merchant.value();
        }

        @Override
        public String terms() {
            return most + " bought";
        }

        @Override
        public BudgetId budget(ProgramId program, LocalDate day) {
            return BudgetId.ofPacks(program, merchant);
        }

        @Override
        public long of(List<Fired> given) {
            return points(given);
        }
    }

    /** The points among what rules give; no more than one more than a wallet may hold. */
    static long points(List<Fired> given) {
        return Rated.sums(given).getOrDefault(WalletId.POINTS, 0L);
    }
}
