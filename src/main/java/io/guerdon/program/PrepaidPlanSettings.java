package io.guerdon.program;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.guerdon.program.StoredValueSettings.Step;
import io.guerdon.unit.DefinitionId;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.Rounding;
import io.guerdon.unit.WalletId;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A plan by which money becomes stored value over time: paid at once and released in parts, or paid in parts. Amounts are in minor
 * units.
 *
 * @param id its name
 * @param storedValue what the money becomes
 * @param amount how much it is about, in all
 * @param bonus what is given for it
 * @param timetable its parts
 * @param way which of the two
 */
public record PrepaidPlanSettings(
        DefinitionId id, WalletId storedValue, Amount amount, Bonus bonus, Timetable timetable, Way way) {
    /**
     * How much.
     *
     * @param least in all
     * @param most in all
     * @param sellers merchants who take the money, and owe it; empty for every merchant of the program
     */
    public record Amount(long least, long most, Set<String> sellers) {
        public Amount {
            // In order, so that settings read the same wherever they are shown.
            sellers = Collections.unmodifiableSortedSet(new TreeSet<>(sellers));
        }

        /** Whether a merchant takes it. */
        public boolean takes(MerchantId merchant) {
            return sellers.isEmpty() || sellers.contains(merchant.value());
        }
    }

    /**
     * What is given for all of it.
     *
     * @param steps by rising amount; the last one that is reached gives, and more is never worth less
     * @param rounding of the part in proportion
     * @param issuer who funds it; empty for the merchant that takes the money
     */
    public record Bonus(
            List<Step> steps,
            Rounding rounding,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<MerchantId> issuer) {
        public Bonus {
            steps = List.copyOf(steps);
        }

        /** For an amount in all. */
        public long of(long amount) {
            return new StoredValueSettings.Bonus(steps, rounding, issuer, StoredValueSettings.WhenSpent.OWE).of(amount);
        }
    }

    /**
     * When the parts are.
     *
     * @param parts how many
     * @param every how far one is from the next
     * @param first when the first one is
     */
    public record Timetable(int parts, Every every, First first) {}

    /** So many of a unit of the calendar. */
    public record Every(int count, Unit unit) {
        /** A unit of the calendar. */
        public enum Unit {
            DAY,
            WEEK,
            MONTH
        }

        public Every {
            if (count < 1) {
                throw new IllegalArgumentException("parts are some time from each other");
            }
        }

        /** The day so many times as far from another; where its month has no such day, the last one it has. */
        public LocalDate after(LocalDate anchor, int times) {
            long many = Math.multiplyExact((long) count, times);
            return switch (unit) {
                case DAY -> anchor.plusDays(many);
                case WEEK -> anchor.plusWeeks(many);
                case MONTH -> anchor.plusMonths(many);
            };
        }
    }

    /** When the first part is. */
    public enum First {
        /** On the day of the agreement. */
        AT_ONCE,
        /** One time after it. */
        LATER
    }

    /** Which of the two. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "mode")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Release.class, name = "release"),
        @JsonSubTypes.Type(value = Instalments.class, name = "instalments")
    })
    public sealed interface Way {}

    /**
     * All is paid at once, and can be spent part by part.
     *
     * @param closingFee what a member who closes early leaves of what goes back, at most all of it
     */
    public record Release(long closingFee) implements Way {}

    /**
     * It is paid part by part, and can be spent once it is.
     *
     * @param vesting when the bonus is given
     * @param late what happens to who does not pay
     * @param chargedDaysBefore how many days before a part is due its charge is opened
     * @param leastPayment at once, unless less than that is left
     */
    public record Instalments(Vesting vesting, Late late, int chargedDaysBefore, long leastPayment) implements Way {}

    /** When a bonus is given. */
    public enum Vesting {
        /** All of it once everything is paid. */
        AT_COMPLETION,
        /** With every part that is paid, its share. */
        BY_PART
    }

    /**
     * What happens to who does not pay.
     *
     * @param graceDays after the due day
     * @param fee for each part that is not paid by then; 0 for none
     * @param lapsesAfterDays after the due day of the first part that is not paid; no less than the grace
     */
    public record Late(int graceDays, long fee, int lapsesAfterDays) {}
}
