package io.guerdon.membership;

import io.guerdon.ledger.Book;
import io.guerdon.ledger.Movement.Posted;
import io.guerdon.ledger.Suspended;
import io.guerdon.membership.Dues.Owing;
import io.guerdon.membership.Dues.Paying;
import io.guerdon.payment.Charge;
import io.guerdon.payment.Payable.Payment;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What a payment outside does to a membership. */
final class Payments {
    private Payments() {}

    /** The money is there. */
    static void confirmed(Membership membership, Payment payment, Suspended suspended) {
        Charge charge = payment.charge();
        payment.workings()
                .apply(new Posted(
                        Charge.unit(charge.amount().currency()),
                        charge.amount().minor(),
                        Book.seller(charge.merchant()),
                        Book.fees(charge.merchant())));
        Progress progress = new Progress(payment.workings(), payment.payee(), membership, payment.now());
        Optional<Owing> owing = membership.dues().owing();
        progress.settled();
        owing.ifPresent(paid -> apply(progress, paid));
        TimePasses.catchUp(progress, suspended);
        progress.close();
    }

    private static void apply(Progress progress, Owing paid) {
        switch (paid.what()) {
            case JOINING ->
                progress.begin(trialDays(progress.membership().days().stretch()));
            case PERIOD -> progress.nextPeriod();
            case CHANGE -> {
                Membership before = progress.membership();
                progress.become(before.with(before.dues().paying(Paying.CHARGE)));
                progress.changeTo(paid.to().orElseThrow());
            }
        }
    }

    /** While the first fee is not paid, the stretch is as long as the trial that comes then. */
    private static long trialDays(Stretch stretch) {
        return ChronoUnit.DAYS.between(stretch.from(), stretch.until());
    }

    /** After the last attempt it is not wanted any more; what follows is for time to say. */
    static void failed(Membership membership, Payment payment) {
        if (payment.charge().attempts() > membership.renewal().retries()) {
            Progress progress = new Progress(payment.workings(), payment.payee(), membership, payment.now());
            progress.withdraw();
            progress.close();
        }
    }

    /** Money went back; whether the membership goes on is not for that to say. */
    static void refunded(Payment payment, long amount) {
        Charge charge = payment.charge();
        payment.workings()
                .apply(new Posted(
                        Charge.unit(charge.amount().currency()),
                        amount,
                        Book.fees(charge.merchant()),
                        Book.seller(charge.merchant())));
    }
}
