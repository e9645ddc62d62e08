package io.guerdon.membership;

import io.guerdon.earning.LotFactory;
import io.guerdon.ledger.LotTerms;
import io.guerdon.program.MembershipPlan;
import io.guerdon.program.MembershipPlan.Fees;
import io.guerdon.program.Program;
import io.guerdon.program.StoredValueSettings;
import io.guerdon.program.StoredValueSettings.Order;
import io.guerdon.program.StoredValueSettings.Parts;
import io.guerdon.unit.Money;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What was agreed: the plan as it was then, whatever settings say since.
 *
 * @param plan it is
 * @param place it is from
 * @param purse wallets that fees are paid from, in that order; empty where they are paid outside
 * @param gift that was not given yet
 */
public record MembershipTerms(MembershipPlan plan, Place place, List<WalletId> purse, Optional<Gift> gift) {
    public MembershipTerms {
        purse = List.copyOf(purse);
    }

    /**
     * Where a plan is from.
     *
     * @param revision of the program's settings
     */
    public record Place(int revision, String currency, ZoneId zone) {}

    /** What is given when the first period begins. */
    public record Gift(WalletId wallet, long amount, LotTerms lots) {}

    /** A plan of a program, as it is now. */
    static MembershipTerms of(Program program, MembershipPlan plan, Instant now) {
        LotFactory lots = new LotFactory(program, plan.fees().merchant());
        return new MembershipTerms(
                plan,
                new Place(
                        program.revision(),
                        program.place().currency(),
                        program.place().zone()),
                purse(program, plan.fees()),
                plan.benefits()
                        .gift()
                        .map(gift -> new Gift(gift.wallet(), gift.amount(), lots.terms(gift.wallet(), now))));
    }

    private static List<WalletId> purse(Program program, Fees fees) {
        return fees.payFrom()
                .flatMap(program.catalogue()::storedValue)
                .map(StoredValueSettings::parts)
                .map(MembershipTerms::inOrder)
                .orElse(List.of());
    }

    private static List<WalletId> inOrder(Parts parts) {
        return parts.order() == Order.BONUS_FIRST
                ? List.of(parts.bonus(), parts.principal())
                : List.of(parts.principal(), parts.bonus());
    }

    MembershipTerms withoutGift() {
        return new MembershipTerms(plan, place, purse, Optional.empty());
    }

    /** Whether it is the same plan as another, with nothing different in it. */
    boolean isLike(MembershipTerms other) {
        return plan.equals(other.plan) && purse.equals(other.purse);
    }

    /** When a day begins. */
    Instant start(LocalDate day) {
        return day.atStartOfDay(place.zone()).toInstant();
    }

    LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, place.zone());
    }

    /** So much money. */
    public Money money(long minor) {
        return new Money(minor, place.currency());
    }
}
