package io.guerdon.payment;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.AccountStatus;
import io.guerdon.ledger.Actor;
import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.Book;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Movement.Arranged;
import io.guerdon.ledger.Movement.ArrangementEnded;
import io.guerdon.ledger.Movement.Posted;
import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.Suspended;
import io.guerdon.ledger.Trace;
import io.guerdon.ledger.Workings;
import io.guerdon.payment.Payable.Payment;
import io.guerdon.payment.Payable.Refunding;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The simplest thing that is paid by charges: dues of a club, so much every thirty days, over when one is failed twice. */
record Dues(long amount, int charged, long paid, Instant next) implements Payable {
    static final MerchantId CLUB = new MerchantId("club");
    static final Duration PERIOD = Duration.ofDays(30);

    @Override
    public Instant dueAt(AccountStatus status) {
        return status == AccountStatus.CLOSED ? Instant.MAX : next;
    }

    @Override
    public Draft due(ArrangementId id, AccountState state, Instant at, Suspended suspended) {
        Workings workings = new Workings(state);
        ArrangementId charge = id.part(Charge.KIND, charged + 1);
        Money money = new Money(amount, "CNY");
        workings.apply(new Arranged(id, new Dues(amount, charged + 1, paid, next.plus(PERIOD))));
        workings.apply(new Arranged(charge, Charge.of(id, "period " + (charged + 1), money, CLUB, at.plus(PERIOD))));
        Draft.Why why = new Draft.Why(Trace.NONE, Actor.ENGINE, List.of(id.value(), charge.value()));
        return new Draft(EntryKind.MATURE, at, workings.movements(), Optional.empty(), why);
    }

    @Override
    public void confirmed(Payment payment, Suspended suspended) {
        long minor = payment.charge().amount().minor();
        payment.workings().apply(new Posted(Charge.unit("CNY"), minor, Book.seller(CLUB), Book.fees(CLUB)));
        payment.workings().apply(new Arranged(payment.payee(), new Dues(amount, charged, paid + minor, next)));
    }

    @Override
    public void failed(Payment payment) {
        if (payment.charge().attempts() > 1) {
            payment.workings().apply(new ArrangementEnded(payment.id()));
            payment.workings().apply(new ArrangementEnded(payment.payee()));
        }
    }

    @Override
    public Optional<Refusal> mayNotRefund(AccountState state, Refunding refunding) {
        return Optional.empty();
    }

    @Override
    public void refunded(Payment payment, Refunding refunding, Suspended suspended) {
        long refund = refunding.amount();
        payment.workings().apply(new Posted(Charge.unit("CNY"), refund, Book.fees(CLUB), Book.seller(CLUB)));
        payment.workings().apply(new Arranged(payment.payee(), new Dues(amount, charged, paid - refund, next)));
    }
}
