package io.guerdon.program;

import io.guerdon.program.RuleGroup.Per;
import io.guerdon.unit.WalletId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a member has earned of a wallet for status over a period before a sale, as conditions ask for it:
 * {@code member.earned.visits.month}. Where the wallet's name has a sign that CEL does not know in names, one writes {@code _}.
 *
 * @param wallet its lots say on which day they were earned
 * @param per a day, month or year: the one the sale is in; or ever
 */
public record Counter(WalletId wallet, Per per) {
    /** What the names of all of them begin with. */
    static final String PREFIX = "member.earned.";

    private static final Map<String, Per> PERIODS =
            Map.of("today", Per.DAY, "month", Per.MONTH, "year", Per.YEAR, "ever", Per.EVER);

    /** Those of a program, by the names conditions give them. */
    public static SortedMap<String, Counter> of(Catalogue catalogue) {
        return named(catalogue.wallets().stream()
                .filter(wallet -> wallet.use() == WalletSettings.Use.STATUS)
                .map(WalletSettings::id)
                .toList());
    }

    /** Those of some wallets; none of two wallets whose names read the same and neither of which is called that. */
    static SortedMap<String, Counter> named(Collection<WalletId> wallets) {
        SortedMap<String, Counter> counters = new TreeMap<>();
        for (WalletId wallet : wallets) {
            String word = word(wallet);
            List<WalletId> same =
                    wallets.stream().filter(each -> word(each).equals(word)).toList();
            if (same.size() == 1 || wallet.value().equals(word)) {
                PERIODS.forEach((name, per) -> counters.put(PREFIX + word + "." + name, new Counter(wallet, per)));
            }
        }
        return counters;
    }

    private static String word(WalletId wallet) {
        String word = wallet.value().replaceAll("[^A-Za-z0-9_]", "_");
        return Character.isDigit(word.charAt(0)) ? "_" + word : word;
    }

    /** How many days the wallet must keep what it counts. */
    int days() {
        return switch (per) {
            case PURCHASE, DAY -> 1;
            case MONTH -> 31;
            case QUARTER -> 92;
            case YEAR -> 366;
            case EVER -> 36_500;
        };
    }

    /** Whether what is in a wallet of these settings tells it. */
    boolean toldBy(WalletSettings settings) {
        boolean forGood = per == Per.EVER && settings.lots().expiry() instanceof ExpiryPolicy.Never;
        return settings.use() == WalletSettings.Use.STATUS
                && settings.lots().pending() instanceof PendingPolicy.AtOnce
                && (forGood || settings.tellsDays(days()));
    }
}
