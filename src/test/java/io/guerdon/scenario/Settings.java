package io.guerdon.scenario;

import io.guerdon.program.EarnBasis;
import io.guerdon.program.EarnPolicy;
import io.guerdon.program.ExpiryPolicy;
import io.guerdon.program.LotPolicy;
import io.guerdon.program.Merchant;
import io.guerdon.program.OwedPolicy;
import io.guerdon.program.PendingPolicy;
import io.guerdon.program.Program;
import io.guerdon.program.RoundUp;
import io.guerdon.program.SpendPolicy;
import io.guerdon.unit.EarnRate;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.ProgramId;
import io.guerdon.unit.RedeemRate;
import io.guerdon.unit.Rounding;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A program as the first line of a scenario words it: {@code expiry=P1Y/YEAR pending=3 owed=OWE …}; the rest is usual. */
record Settings(Map<String, String> words) {
    private String word(String name, String usual) {
        return words.getOrDefault(name, usual);
    }

    Program program(int revision) {
        EarnPolicy earning = new EarnPolicy(
                rate(), EarnBasis.valueOf(word("basis", "PURCHASE")), Set.of("points", "gift-card"), 1, 1);
        LotPolicy lots = new LotPolicy(
                expiry(word("expiry", "never").split("/", 2)),
                pending(word("pending", "none")),
                OwedPolicy.valueOf(word("owed", "OWE")),
                Period.parse(word("grace", "P30D")));
        SpendPolicy spending = new SpendPolicy(Long.parseLong(word("minimum", "1")), Duration.ofDays(7), 10_000);
        Optional<RedeemRate> worth = Optional.of(new RedeemRate(100, 100));
        return new Program(
                new ProgramId("demo"),
                revision,
                new Program.Place(ZoneId.of(word("zone", "Asia/Shanghai")), "CNY"),
                new Program.Policies(earning, lots, spending),
                List.of(
                        new Merchant(new MerchantId("cafe"), Merchant.Issuing.ISSUES, worth),
                        new Merchant(new MerchantId("books"), Merchant.Issuing.DOES_NOT_ISSUE, worth),
                        new Merchant(new MerchantId("gym"), Merchant.Issuing.ISSUES, Optional.empty())));
    }

    private EarnRate rate() {
        String[] parts = word("rate", "1/100/DOWN").split("/", -1);
        return new EarnRate(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Rounding.valueOf(parts[2]));
    }

    private static ExpiryPolicy expiry(String[] words) {
        return switch (words[0]) {
            case "never" -> new ExpiryPolicy.Never();
            case "sliding" -> {
                String[] rest = words[1].split("/", -1);
                yield new ExpiryPolicy.Sliding(Period.parse(rest[0]), RoundUp.valueOf(rest[1]));
            }
            default -> new ExpiryPolicy.AfterPeriod(Period.parse(words[0]), RoundUp.valueOf(words[1]));
        };
    }

    private static PendingPolicy pending(String word) {
        if (word.equals("none")) {
            return new PendingPolicy.AtOnce();
        }
        if (word.matches("[0-9]+")) {
            return new PendingPolicy.AfterDays(Integer.parseInt(word));
        }
        return word.startsWith("20")
                ? new PendingPolicy.OnDate(LocalDate.parse(word))
                : new PendingPolicy.OnEvent(word);
    }
}
