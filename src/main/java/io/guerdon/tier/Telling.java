package io.guerdon.tier;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Book;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Fold;
import io.guerdon.ledger.Leg;
import io.guerdon.ledger.Movement.TierTold;
import io.guerdon.ledger.Movement.TierTold.Course;
import io.guerdon.ledger.Movement.TierTold.Reason;
import io.guerdon.ledger.TierMark;
import io.guerdon.program.Tier;
import io.guerdon.program.Tiering;
import io.guerdon.tier.Standing.Held;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether an entry has something to tell of a tier, and what. Pure.
 *
 * @param before the account before it
 * @param decided the entry
 * @param tiering in force; empty where the program has no tiers
 */
record Telling(AccountState before, Draft decided, Optional<Tiering> tiering) {

    /** Whether the tier has to be looked at: where the measure moves, where the time has come, and where nothing was told yet. */
    boolean concerns() {
        return looks()
                || isOfPlan()
                || tiering.map(Tiering::measure).filter(this::concerns).isPresent();
    }

    private boolean concerns(WalletId measure) {
        boolean untold =
                before.tier().equals(TierMark.NONE) && before.wallet(measure).available() > 0;
        return untold || (decided.kind() != EntryKind.EXPIRE && moved(measure).count() > 0);
    }

    /** A tier may come and go with a plan. */
    private boolean isOfPlan() {
        return tiering.isPresent()
                && !PlanHeld.tierAtLeast(before).equals(PlanHeld.tierAtLeast(Fold.apply(before, decided.movements())));
    }

    private boolean looks() {
        return decided.kind() == EntryKind.TIER;
    }

    private Stream<Leg> moved(WalletId measure) {
        return decided.movements().stream()
                .flatMap(movement -> movement.legs().stream())
                .filter(leg -> leg.unit().equals(measure) && leg.book().equals(Book.AVAILABLE));
    }

    /** That a tier is kept for longer is told when it would have ended; that it is kept for less, at once. */
    Optional<TierTold> of(Optional<Held> held) {
        TierMark mark = before.tier();
        String to = held.map(Held::tier).orElse("");
        Instant until = held.map(Held::until).orElse(Instant.MAX);
        boolean news = !to.equals(mark.tier()) || looks() || until.isBefore(mark.until());
        return news
                ? Optional.of(new TierTold(mark.tier(), to, until, course(mark.tier(), to), reason()))
                : Optional.empty();
    }

    private Course course(String from, String to) {
        if (from.equals(to)) {
            return Course.KEPT;
        }
        return rank(from) < rank(to) ? Course.UPGRADED : Course.DOWNGRADED;
    }

    /** A tier that there is no longer is above none, and below all there are. */
    private long rank(String tier) {
        long dropped = tier.isEmpty() ? -1 : 0;
        return tiering.flatMap(tiers -> tiers.tier(tier)).map(Tier::atLeast).orElse(dropped);
    }

    private Reason reason() {
        if (looks()) {
            return Reason.TIME;
        } else if (isOfPlan()) {
            return Reason.PLAN;
        }
        long change = tiering.stream()
                .flatMap(tiers -> moved(tiers.measure()))
                .mapToLong(Leg::amount)
                .sum();
        if (change == 0) {
            return Reason.SETTINGS;
        }
        return change > 0 ? Reason.QUALIFICATION : Reason.TAKEN_BACK;
    }
}
