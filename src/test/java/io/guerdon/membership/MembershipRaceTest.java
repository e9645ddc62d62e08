package io.guerdon.membership;

import static io.guerdon.membership.ClubSettings.FAMILY;
import static io.guerdon.membership.ClubSettings.MONTHLY;
import static io.guerdon.membership.ClubSettings.YEARLY;
import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.Book;
import io.guerdon.membership.Dues.Paying;
import io.guerdon.membership.MembershipCommand.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** 64 at once, at two processes: one effect. */
class MembershipRaceTest {
    private static final int THREADS = 64;

    private final Club one = Club.on("2026-01-31", "Asia/Shanghai", MONTHLY, YEARLY, FAMILY);
    private final Club two = one.second();

    @AfterEach
    void close() {
        one.close();
        two.close();
    }

    private Club club(int number) {
        return number % 2 == 0 ? one : two;
    }

    private static List<String> race(IntFunction<String> attempt) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            List<Callable<String>> attempts = new ArrayList<>();
            for (int number = 0; number < THREADS; number++) {
                int mine = number;
                attempts.add(() -> attempt.apply(mine));
            }
            List<String> ends = new ArrayList<>();
            for (Future<String> end : threads.invokeAll(attempts)) {
                ends.add(end.get());
            }
            return ends;
        }
    }

    @Test
    void aMemberJoinsOnce() throws Exception {
        one.topUp(100_000);

        List<String> ends = race(number -> club(number).join("monthly", Paying.STORED_VALUE));

        assertThat(ends).filteredOn(String::isEmpty).hasSize(1);
        assertThat(ends).filteredOn("already-member"::equals).hasSize(THREADS - 1);
        assertThat(one.fees()).isEqualTo(3_000);
    }

    @Test
    void aPeriodIsRenewedOnce() throws Exception {
        one.topUp(100_000);
        one.join("monthly", Paying.STORED_VALUE);

        List<String> ends = race(number -> club(number).renew(Paying.STORED_VALUE));

        assertThat(ends).filteredOn(String::isEmpty).hasSize(1);
        assertThat(ends).filteredOn("membership-renewed-ahead"::equals).hasSize(THREADS - 1);
        assertThat(one.fees()).isEqualTo(6_000);
    }

    @Test
    void timeAndTheMemberRenewItOnce() throws Exception {
        one.topUp(100_000);
        one.join("monthly", Paying.STORED_VALUE);
        one.at("2026-02-28");

        List<String> ends = race(number -> club(number).renew(Paying.STORED_VALUE));

        assertThat(ends)
                .filteredOn(String::isEmpty)
                .as("the one after it, ahead")
                .hasSize(1);
        assertThat(one.fees()).isEqualTo(9_000);
        assertThat(one.stands()).isEqualTo("monthly active 2026-03-31..2026-04-30");
    }

    @Test
    void aPeriodHasOneChargeAndItIsPaidOnce() throws Exception {
        one.join("monthly", Paying.CHARGE);
        one.pays();
        assertThat(race(number -> club(number).renew(Paying.CHARGE)))
                .filteredOn(String::isEmpty)
                .hasSize(1);
        ArrangementId charge = one.open();
        assertThat(one.openCharges()).isEqualTo(1);

        List<String> ends = race(number -> Club.told(club(number).confirm(charge, "race-" + number)));

        assertThat(ends).filteredOn(String::isEmpty).hasSize(1);
        assertThat(ends).filteredOn("charge-not-open"::equals).hasSize(THREADS - 1);
        assertThat(one.fees()).isEqualTo(6_000);
        assertThat(one.stands()).isEqualTo("monthly active 2026-02-28..2026-03-31");
    }

    @Test
    void paymentsFromBothSidesPayForItOnce() throws Exception {
        one.topUp(100_000);
        one.join("monthly", Paying.CHARGE);
        one.pays();
        one.at("2026-03-01");
        ArrangementId charge = one.open();

        List<String> ends = race(number -> number % 4 < 2
                ? club(number).renew(Paying.STORED_VALUE)
                : Club.told(club(number).confirm(charge, "both-" + number)));

        long paid = ends.stream().filter(String::isEmpty).count();
        assertThat(paid).as("one in the grace, and perhaps the next ahead").isBetween(1L, 2L);
        assertThat(one.fees()).isEqualTo(3_000 + 3_000 * paid);
        assertThat(one.openCharges()).isZero();
    }

    @Test
    void whatIsConfirmedIsPaidBackOnceHoweverTheyMeet() throws Exception {
        one.join("monthly", Paying.CHARGE);
        ArrangementId charge = one.open();

        List<String> ends = race(number -> number % 4 < 2
                ? Club.told(club(number).confirm(charge, "meet-" + number))
                : Club.told(club(number).refund(charge, Optional.empty())));

        List<String> confirmed = new ArrayList<>();
        List<String> refunded = new ArrayList<>();
        for (int number = 0; number < THREADS; number++) {
            (number % 4 < 2 ? confirmed : refunded).add(ends.get(number));
        }
        assertThat(confirmed).filteredOn(String::isEmpty).hasSize(1);
        long back = refunded.stream().filter(String::isEmpty).count();
        assertThat(back).isLessThanOrEqualTo(1);
        assertThat(refunded)
                .allMatch(code ->
                        code.isEmpty() || code.equals("charge-not-paid") || code.equals("refund-exceeds-charge"));
        assertThat(one.fees()).isEqualTo(3_000 - 3_000 * back);
        assertThat(one.book(Book.seller(Club.CAFE))).isEqualTo(-one.fees());
    }

    @Test
    void aPlanIsChangedOnceAndBringsNoSecondPack() throws Exception {
        one.topUp(100_000);
        one.join("yearly", Paying.STORED_VALUE);

        List<String> ends = race(number -> club(number).change("family", When.NOW, Paying.STORED_VALUE));

        assertThat(ends).filteredOn(String::isEmpty).hasSize(1);
        assertThat(ends).filteredOn("already-on-plan"::equals).hasSize(THREADS - 1);
        assertThat(one.fees()).isEqualTo(1_000 + 24_001);
        assertThat(one.available("latte")).isEqualTo(2);
        assertThat(one.available("points")).isEqualTo(200);
    }
}
