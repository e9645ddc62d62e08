package io.guerdon.offline;

import static io.guerdon.offline.OfflineShop.ANN;
import static io.guerdon.offline.OfflineShop.BOB;
import static io.guerdon.offline.OfflineShop.CHAIN;
import static io.guerdon.offline.OfflineShop.ID;
import static io.guerdon.offline.OfflineShop.MOST;
import static io.guerdon.offline.OfflineShop.START;
import static io.guerdon.offline.OfflineShop.call;
import static io.guerdon.offline.OfflineShop.committed;
import static io.guerdon.offline.OfflineShop.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.AccountStatus;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.StatusChange;
import io.guerdon.ledger.Verification;
import io.guerdon.member.MemberRefusal.MemberNotFound;
import io.guerdon.program.DemoProgram;
import io.guerdon.program.OwedPolicy;
import io.guerdon.unit.Money;
import io.guerdon.unit.Points;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A ticket takes from its allowance once and charges its member once, or says why it does not. */
class TicketsTest {
    private static final Instant NOON = START.plus(Duration.ofHours(12));

    private final OfflineShop shop = new OfflineShop(OwedPolicy.OWE);
    private final Device device = new Device(DemoProgram.ID, ID);
    private AllowanceId allowance = new AllowanceId(ID, 1);

    @BeforeEach
    void annHasAHundred() {
        allowance = shop.opened(device);
        shop.give(ANN, 100);
    }

    @AfterEach
    void theLedgerVerifies() {
        var stores = shop.stores.stores();
        Verification verification = new Verification(stores.journal(), stores.snapshots(), shop.stores.accounts());
        assertThat(verification.run(_ -> {}).faults()).isEmpty();
        shop.close();
    }

    private Ticket ticket(int counter, long points) {
        return device.sign(allowance, counter, "mem_ann", points, NOON);
    }

    private List<Entry> entries(EntryKind kind) {
        return shop.stores.stores().journal().after(CHAIN, 0, 1_000).stream()
                .filter(entry -> entry.kind() == kind)
                .toList();
    }

    @Test
    void takesFromTheAllowanceAndFromTheMember() {
        Entry entry = committed(shop.settle(ticket(1, 60)));

        assertThat(entry.chain()).isEqualTo(CHAIN);
        assertThat(entry.draft().effectiveAt()).isEqualTo(NOON);
        AllowanceUse use = shop.use(allowance);
        assertThat(use.used()).isEqualTo(60);
        assertThat(use.left()).isEqualTo(940);
        assertThat(use.tickets().underWay()).isZero();
        assertThat(shop.available(ANN)).isEqualTo(40);
        assertThat(shop.owed(ANN)).isZero();
        Entry charge =
                shop.stores.stores().journal().before(ANN, Long.MAX_VALUE, 1).getFirst();
        assertThat(charge.kind()).isEqualTo(EntryKind.REDEEM);
        assertThat(charge.draft().effectiveAt()).isEqualTo(NOON);
        assertThat(charge.legs().toString()).contains("acceptor:cafe");
    }

    @Test
    void theSameTicketAgainHasTheSameAnswerAndChangesNothing() {
        Entry first = committed(shop.settle(ticket(1, 60)));
        shop.clock.advance(Duration.ofDays(30));

        for (int again = 0; again < 3; again++) {
            Outcome outcome = shop.settle(ticket(1, 60));
            assertThat(outcome).isEqualTo(new Outcome.Replayed(first));
        }

        assertThat(shop.use(allowance).used()).isEqualTo(60);
        assertThat(shop.available(ANN)).isEqualTo(40);
        assertThat(entries(EntryKind.TICKET_CLONE)).isEmpty();
    }

    @Test
    void anotherTicketUnderAUsedCounterIsRefusedAndKeptOnce() {
        Entry first = committed(shop.settle(ticket(1, 60)));

        Outcome refused = shop.settle(ticket(1, 61));

        assertThat(refused)
                .isEqualTo(new Outcome.Refused(
                        new OfflineRefusal.TicketCounterReused(1, first.id().toString(), List.of("points", "value"))));
        assertThat(refusal(shop.settle(device.sign(allowance, 1, "mem_bob", 60, NOON))))
                .isEqualTo("ticket-counter-reused");
        assertThat(entries(EntryKind.TICKET_CLONE)).hasSize(1);
        assertThat(shop.use(allowance).tickets().cloned()).isEqualTo(1);
        assertThat(shop.use(allowance).used()).isEqualTo(60);
        assertThat(shop.available(BOB)).isZero();
        assertThat(shop.settle(ticket(1, 60))).isEqualTo(new Outcome.Replayed(first));
    }

    @Test
    void whatNoKeyOfTheTillSignedIsRefusedAndUsesNoCounterUp() {
        Ticket good = ticket(1, 60);
        Ticket.Sale more = new Ticket.Sale(new Points(61), new Money(61, "CNY"), "R-2-1", NOON);
        Device stranger = new Device(DemoProgram.ID, ID);

        assertThat(refusal(shop.settle(new Ticket(good.serial(), "mem_ann", more, good.signature()))))
                .isEqualTo("ticket-signature-invalid");
        assertThat(refusal(shop.settle(new Ticket(good.serial(), "mem_bob", good.sale(), good.signature()))))
                .isEqualTo("ticket-signature-invalid");
        assertThat(refusal(shop.settle(stranger.sign(good)))).isEqualTo("ticket-signature-invalid");
        assertThat(refusal(shop.settle(new Ticket(good.serial(), "mem_ann", good.sale(), "no base64"))))
                .isEqualTo("ticket-signature-invalid");
        assertThat(refusal(shop.settle(stranger.sign(allowance, 1, "mem_ann", 60, NOON))))
                .isEqualTo("ticket-key-unknown");
        assertThat(refusal(shop.settle(good))).isEmpty();
        assertThat(refusal(shop.settle(stranger.sign(good)))).isEqualTo("ticket-signature-invalid");
        assertThat(entries(EntryKind.TICKET_CLONE)).isEmpty();
    }

    @Test
    void neverMoreThanTheAllowanceGivesAtOnceOrInAll() {
        shop.give(ANN, 10_000);

        assertThat(refusal(shop.settle(ticket(1, MOST + 1)))).isEqualTo("ticket-exceeds-sale-maximum");
        assertThat(refusal(shop.settle(ticket(2, MOST)))).isEmpty();
        assertThat(refusal(shop.settle(ticket(3, MOST)))).isEmpty();
        assertThat(refusal(shop.settle(ticket(4, 201)))).isEqualTo("allowance-exhausted");
        assertThat(refusal(shop.settle(ticket(5, 200)))).isEmpty();
        assertThat(refusal(shop.settle(ticket(6, 1)))).isEqualTo("allowance-exhausted");
        assertThat(shop.use(allowance).left()).isZero();
        assertThat(shop.use(allowance).used()).isEqualTo(1_000);
    }

    @Test
    void onlySalesWithinTheAllowancesTimeCount() {
        Instant end = START.plus(Duration.ofDays(1));

        assertThat(refusal(shop.settle(device.sign(allowance, 1, "mem_ann", 1, START.minusMillis(1)))))
                .isEqualTo("ticket-outside-validity");
        assertThat(refusal(shop.settle(device.sign(allowance, 1, "mem_ann", 1, START))))
                .isEmpty();
        assertThat(refusal(shop.settle(device.sign(allowance, 2, "mem_ann", 1, end))))
                .isEqualTo("ticket-outside-validity");
        assertThat(refusal(shop.settle(device.sign(allowance, 2, "mem_ann", 1, end.minusMillis(1)))))
                .isEmpty();
    }

    @Test
    void whatLeftBeforeTheMerchantWasSuspendedSettlesAndWhatLeftAfterwardsDoesNot() {
        shop.suspend(NOON);

        assertThat(refusal(shop.settle(device.sign(allowance, 1, "mem_ann", 10, NOON.minusMillis(1)))))
                .isEmpty();
        assertThat(refusal(shop.settle(device.sign(allowance, 2, "mem_ann", 10, NOON))))
                .isEqualTo("merchant-suspended");
        assertThat(shop.use(allowance).used()).isEqualTo(10);
        assertThat(shop.available(ANN)).isEqualTo(90);
    }

    @Test
    void whatATillSoldSettlesAlthoughItsStoreIsListedNoMore() {
        shop.list("s2", NOON);
        shop.clock.advance(Duration.ofDays(1));

        assertThat(refusal(shop.settle(device.sign(allowance, 1, "mem_ann", 10, NOON.minusMillis(1)))))
                .isEmpty();
        assertThat(refusal(shop.settle(device.sign(allowance, 2, "mem_ann", 10, NOON))))
                .isEmpty();
        assertThat(shop.use(allowance).used()).isEqualTo(20);
        assertThat(shop.available(ANN)).isEqualTo(80);
    }

    @Test
    void whatIsNotHandedInInTimeIsRefusedAndWhatIsLeftExpires() {
        shop.settle(ticket(1, 60));
        shop.clock.advance(Duration.ofDays(3).minusMillis(1));
        assertThat(refusal(shop.settle(ticket(2, 10)))).isEmpty();

        shop.clock.advance(Duration.ofMillis(1));

        assertThat(refusal(shop.settle(ticket(3, 10)))).isEqualTo("allowance-settlement-over");
        assertThat(refusal(shop.settle(ticket(1, 60)))).isEmpty();
        AllowanceUse use = shop.use(allowance);
        assertThat(List.of(use.used(), use.left(), use.expired())).containsExactly(70L, 0L, 930L);
    }

    @Test
    void thePointsAreWorthWhatTheAllowanceSays() {
        Ticket good = ticket(1, 60);
        Ticket.Sale generous = new Ticket.Sale(new Points(60), new Money(61, "CNY"), "R-1", NOON);

        assertThat(refusal(shop.settle(device.sign(new Ticket(good.serial(), "mem_ann", generous, "")))))
                .isEqualTo("ticket-value-wrong");
    }

    @Test
    void whatTheMemberDoesNotHaveIsOwed() {
        shop.settle(ticket(1, 150));

        assertThat(shop.available(ANN)).isZero();
        assertThat(shop.owed(ANN)).isEqualTo(50);
        Entry charge =
                shop.stores.stores().journal().before(ANN, Long.MAX_VALUE, 1).getFirst();
        assertThat(charge.legs().toString()).contains("owed").doesNotContain("issuer:house");

        shop.give(ANN, 80);

        assertThat(shop.available(ANN)).isEqualTo(30);
        assertThat(shop.owed(ANN)).isZero();
    }

    @Test
    void whoOwesAlreadyOwesMore() {
        shop.settle(ticket(1, 150));
        shop.settle(ticket(2, 30));

        assertThat(shop.available(ANN)).isZero();
        assertThat(shop.owed(ANN)).isEqualTo(80);
    }

    @Test
    void aSuspendedMemberIsCharged() {
        status(AccountStatus.SUSPENDED);

        assertThat(refusal(shop.settle(ticket(1, 60)))).isEmpty();
        assertThat(shop.available(ANN)).isEqualTo(40);
    }

    @Test
    void aClosedAccountGivesNothingAndTheHouseBearsIt() {
        status(AccountStatus.CLOSED);

        assertThat(refusal(shop.settle(ticket(1, 60)))).isEmpty();

        assertThat(shop.available(ANN)).isEqualTo(100);
        assertThat(shop.owed(ANN)).isZero();
        Entry charge =
                shop.stores.stores().journal().before(ANN, Long.MAX_VALUE, 1).getFirst();
        assertThat(charge.legs()).hasSize(2);
        assertThat(charge.legs().toString()).contains("issuer:house", "acceptor:cafe");
    }

    @Test
    void theHouseBearsWhatWasGivenForABlockedCard() {
        shop.settle(ticket(1, 60), Bearer.HOUSE);

        assertThat(shop.available(ANN)).isEqualTo(100);
        assertThat(shop.owed(ANN)).isZero();
        assertThat(shop.use(allowance).used()).isEqualTo(60);
    }

    private void status(AccountStatus status) {
        committed(shop.stores.ledger().submit(new StatusChange(ANN, new EntryKey("status"), status)));
    }

    @Test
    void aNameThatNobodyBearsWaitsForSomebody() {
        Presented presented = OfflineShop.presented(ticket(1, 60));
        Outcome refused = shop.tickets.refuse(presented, new MemberNotFound(), OfflineShop.handIn(presented));
        assertThat(refusal(refused)).isEqualTo("member-not-found");
        assertThat(shop.use(allowance).used()).isZero();

        Entry settled = committed(shop.settle(ticket(1, 60)));

        assertThat(shop.tickets.refuse(presented, new MemberNotFound(), OfflineShop.handIn(presented)))
                .isEqualTo(new Outcome.Replayed(settled));
        Presented other = OfflineShop.presented(ticket(1, 61));
        assertThat(refusal(shop.tickets.refuse(other, new MemberNotFound(), OfflineShop.handIn(other))))
                .isEqualTo("ticket-counter-reused");
    }

    @Test
    void ticketsOfABlockedTillWaitUntilItIsTrustedAgain() {
        Entry first = committed(shop.settle(ticket(1, 10)));
        committed(shop.tills.block("lost", call(CHAIN, "block")));

        assertThat(refusal(shop.settle(ticket(2, 10)))).isEqualTo("terminal-blocked");
        assertThat(shop.settle(ticket(1, 10))).isEqualTo(new Outcome.Replayed(first));
        assertThat(refusal(shop.tills.block("lost", call(CHAIN, "block2")))).isEqualTo("terminal-blocked");
        assertThat(refusal(shop.tills.grant(shop.program, shop.grant(5, 5), call(CHAIN, "more"))))
                .isEqualTo("terminal-blocked");

        committed(shop.tills.unblock("found", call(CHAIN, "unblock")));

        assertThat(refusal(shop.settle(ticket(2, 10)))).isEmpty();
        assertThat(refusal(shop.tills.unblock("found", call(CHAIN, "unblock2"))))
                .isEqualTo("terminal-not-blocked");
    }

    @Test
    void anotherKeyLetsTheOneBeforeSettleForAWhile() {
        shop.clock.advance(Duration.ofHours(13));
        Device next = new Device(DemoProgram.ID, ID);
        Instant until = shop.clock.instant().plus(Duration.ofHours(10));
        committed(shop.tills.rotate(next.key(), until, call(CHAIN, "rotate")));
        Instant after = shop.clock.instant().plusMillis(1);

        assertThat(refusal(shop.settle(ticket(1, 10)))).isEmpty();
        assertThat(refusal(shop.settle(device.sign(allowance, 2, "mem_ann", 10, after))))
                .isEqualTo("ticket-key-replaced");
        assertThat(refusal(shop.settle(next.sign(allowance, 2, "mem_ann", 10, after))))
                .isEmpty();
        shop.clock.advance(Duration.ofHours(10));
        assertThat(refusal(shop.settle(ticket(3, 10)))).isEqualTo("ticket-key-replaced");
        assertThat(refusal(shop.settle(ticket(1, 10)))).isEmpty();
        assertThat(refusal(shop.tills.rotate(device.key(), until, call(CHAIN, "back"))))
                .isEqualTo("terminal-key-known");
        assertThat(shop.tills.find(CHAIN).orElseThrow().keys()).hasSize(2);
    }

    @Test
    void missingCountersAreSeen() {
        for (int counter : List.of(2, 3, 7)) {
            shop.settle(ticket(counter, 1));
        }

        assertThat(shop.use(allowance).tickets().missing())
                .containsExactly(new AllowanceUse.Gap(1, 1), new AllowanceUse.Gap(4, 6));
    }

    @Test
    void everyAllowanceHasCountersAndPointsOfItsOwn() {
        AllowanceId second = shop.granted(50, 50, "grant-2");
        shop.settle(ticket(1, 30));

        assertThat(refusal(shop.settle(device.sign(second, 1, "mem_ann", 50, NOON))))
                .isEmpty();
        assertThat(refusal(shop.settle(device.sign(second, 2, "mem_ann", 1, NOON))))
                .isEqualTo("allowance-exhausted");
        assertThat(shop.use(allowance).left()).isEqualTo(970);
        assertThat(refusal(shop.settle(device.sign(new AllowanceId(ID, 1), 1, "mem_ann", 1, NOON))))
                .isEqualTo("allowance-not-found");
    }

    @Test
    void aTillHasTenAllowancesAtMost() {
        for (int more = 1; more < 10; more++) {
            shop.granted(1, 1, "grant-more-" + more);
        }

        assertThat(refusal(shop.tills.grant(shop.program, shop.grant(5, 5), call(CHAIN, "too-many"))))
                .isEqualTo("too-many-allowances");
        shop.clock.advance(Duration.ofDays(3));
        assertThat(refusal(shop.tills.grant(shop.program, shop.grant(5, 5), call(CHAIN, "later"))))
                .isEmpty();
    }

    @Test
    void aTicketThatACrashLeftUnderWayIsCarriedOnOnce() {
        committed(shop.settleAndCrash(ticket(1, 60)));
        assertThat(shop.use(allowance).tickets().underWay()).isEqualTo(1);
        assertThat(shop.use(allowance).left()).isEqualTo(940);
        assertThat(shop.available(ANN)).isEqualTo(100);

        shop.dueWork.beat(shop.clock.instant());
        shop.dueWork.beat(shop.clock.instant());

        assertThat(shop.available(ANN)).isEqualTo(40);
        assertThat(shop.use(allowance).tickets().underWay()).isZero();
        assertThat(shop.settle(ticket(1, 60))).isInstanceOf(Outcome.Replayed.class);
        assertThat(shop.available(ANN)).isEqualTo(40);
    }

    @Test
    void aRepeatCarriesOnWhatACrashLeft() {
        committed(shop.settleAndCrash(ticket(1, 60)));

        assertThat(shop.settle(ticket(1, 60))).isInstanceOf(Outcome.Replayed.class);

        assertThat(shop.available(ANN)).isEqualTo(40);
    }

    @Test
    void aParkedMemberIsChargedLater() {
        shop.stores.stores().snapshots().park(ANN, 1);
        shop.dueWork.beat(shop.clock.instant());

        assertThat(refusal(shop.settle(ticket(1, 60)))).isEmpty();

        assertThat(shop.use(allowance).tickets().underWay()).isEqualTo(1);
        shop.dueWork.beat(shop.clock.instant());
        assertThat(shop.use(allowance).tickets().underWay()).isEqualTo(1);
    }

    @Test
    void aTillIsRegisteredOnce() {
        TerminalRegistered again = new TerminalRegistered(OfflineShop.TILL, device.key());

        assertThat(shop.tills.register(shop.program, again, call(CHAIN, "register")))
                .isInstanceOf(Outcome.Replayed.class);
        assertThat(refusal(shop.tills.register(shop.program, again, call(CHAIN, "again"))))
                .isEqualTo("terminal-already-registered");
    }

    @Test
    void theMembersNameIsNotKept() {
        Draft kept = committed(shop.settle(ticket(1, 10))).draft();

        assertThat(kept.toString()).doesNotContain("blinded-");
    }
}
