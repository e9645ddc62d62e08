package io.guerdon.earning;

import static io.guerdon.earning.HistoryShop.fixed;
import static io.guerdon.earning.HistoryShop.gave;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Birthdays and days of joining, in the program's zone, as of the sale. */
class BirthdaysTest {
    private static HistoryShop of(String condition, Birthdays birthdays) {
        return new HistoryShop(HistoryShop.program("", fixed("g", "", "gift", condition, 10)), birthdays);
    }

    private static Birthdays born(String day) {
        return _ -> Optional.of(LocalDate.parse(day));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        1990-11-22, isToday,     2026-11-22T00:00:00, 10
        1990-11-22, isToday,     2026-11-22T23:59:59, 10
        1990-11-22, isToday,     2026-11-23T00:00:00, 0
        1990-11-22, isThisMonth, 2026-11-01T00:00:00, 10
        1990-11-22, isThisMonth, 2026-12-01T00:00:00, 0
        1992-02-29, isToday,     2027-02-28T12:00:00, 10
        1992-02-29, isToday,     2027-03-01T12:00:00, 0
        1992-02-29, isToday,     2028-02-28T12:00:00, 0
        1992-02-29, isToday,     2028-02-29T12:00:00, 10
        2030-11-22, isToday,     2026-11-22T12:00:00, 0
        2030-11-22, isThisMonth, 2026-11-22T12:00:00, 0
        """)
    void aBirthdayIsADayOfTheProgram(String born, String asked, String at, long gift) {
        HistoryShop shop = of("member.birthday." + asked, born(born));
        shop.at(at);

        assertThat(gave(shop.buys("R-1", 500), "gift")).isEqualTo(gift);
    }

    @Test
    void aBirthdayThatNobodyKnowsIsNever() {
        assertThat(gave(of("member.birthday.isThisMonth", Birthdays.UNTOLD).buys("R-1", 500), "gift"))
                .isZero();
        assertThat(gave(of("!member.birthday.isThisMonth", Birthdays.UNTOLD).buys("R-1", 500), "gift"))
                .isEqualTo(10);
    }

    @Test
    void aLateSaleIsOnTheDayItWasMade() {
        HistoryShop shop = of("member.birthday.isToday", born("1990-11-20"));

        assertThat(gave(shop.buys("R-1", 500), "gift")).isZero();
        assertThat(gave(shop.buysLate("R-2", 500, "2026-11-20T10:00:00"), "gift"))
                .isEqualTo(10);
    }

    @Test
    void birthdaysAreReadOnlyWhereARuleAsks() {
        List<String> asked = new ArrayList<>();
        Birthdays listening = chain -> {
            asked.add(chain.value());
            return Optional.empty();
        };

        of("time.day == 22", listening).buys("R-1", 500);
        assertThat(asked).isEmpty();
        of("member.birthday.isToday", listening).buys("R-1", 500);
        assertThat(asked).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        isToday,     2026-11-22T12:00:00, 0
        isThisMonth, 2026-11-22T12:00:00, 0
        isToday,     2027-11-22T12:00:00, 10
        isToday,     2027-11-23T12:00:00, 0
        isThisMonth, 2027-11-30T12:00:00, 10
        """)
    void theDayOfJoiningComesRoundAfterAYear(String asked, String at, long gift) {
        HistoryShop shop = of("member.anniversary." + asked, Birthdays.UNTOLD);
        shop.at("2026-11-22T10:00:00");
        shop.buys("R-1", 500);
        shop.at(at);

        assertThat(gave(shop.buys("R-2", 500), "gift")).isEqualTo(gift);
    }
}
