package io.guerdon.membership;

import static io.guerdon.membership.ClubSettings.FAMILY;
import static io.guerdon.membership.ClubSettings.MONTHLY;
import static io.guerdon.membership.ClubSettings.TREATED;
import static io.guerdon.membership.ClubSettings.YEARLY;
import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.membership.Dues.Paying;
import io.guerdon.membership.MembershipCommand.When;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What nobody gets more of by doing it again and again. */
class MembershipMisuseTest {
    private static final String SHANGHAI = "Asia/Shanghai";

    private final Club club = Club.on("2026-01-31", SHANGHAI, MONTHLY, TREATED, YEARLY, FAMILY);

    @AfterEach
    void close() {
        club.close();
    }

    @Test
    void backAndForthBetweenPlansBringsOnePackForAMonth() {
        club.topUp(100_000);
        club.join("monthly", Paying.STORED_VALUE);
        for (int times = 0; times < 3; times++) {
            assertThat(club.change("treated", When.NOW, Paying.STORED_VALUE)).isEmpty();
            assertThat(club.available("latte")).isEqualTo(1);
            assertThat(club.change("monthly", When.NOW, Paying.STORED_VALUE)).isEmpty();
        }
        club.change("treated", When.NOW, Paying.STORED_VALUE);

        club.at("2026-02-28");

        assertThat(club.available("latte")).as("that of the next month").isEqualTo(1);
        assertThat(club.fees()).isEqualTo(6_000);
    }

    @Test
    void aDearerPackComesWhenTheOneThatWasGivenIsOver() {
        club.topUp(100_000);
        club.join("treated", Paying.STORED_VALUE);
        club.at("2026-02-10");
        assertThat(club.change("yearly", When.NOW, Paying.STORED_VALUE)).isEmpty();
        assertThat(club.available("latte")).as("another length").isEqualTo(1);
        assertThat(club.change("family", When.NOW, Paying.STORED_VALUE)).isEmpty();
        assertThat(club.available("latte")).as("the same length").isEqualTo(1);

        club.at("2026-02-28");

        assertThat(club.available("latte")).isEqualTo(4);
        assertThat(club.at("2026-03-28").available("latte")).isEqualTo(4);
    }

    @Test
    void packsThatWereGivenAreRememberedUntilAPlannedChange() {
        club.topUp(100_000);
        club.join("treated", Paying.STORED_VALUE);
        club.at("2026-02-28").change("monthly", When.PERIOD_END, Paying.STORED_VALUE);
        club.at("2026-03-31");
        assertThat(club.stands()).isEqualTo("monthly active 2026-03-31..2026-04-30");
        assertThat(club.available("latte")).isZero();
        club.change("treated", When.PERIOD_END, Paying.STORED_VALUE);

        club.at("2026-04-30");

        assertThat(club.available("latte")).isEqualTo(1);
    }
}
