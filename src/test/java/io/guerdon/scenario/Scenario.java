package io.guerdon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Balances;
import io.guerdon.ledger.Outcome;
import io.guerdon.unit.WalletId;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A story about points: a title, then steps {@code [member:] what happens → what is so afterwards}.
 *
 * @param title a sentence
 * @param steps its lines
 */
record Scenario(String title, List<String> steps) {

    void play() {
        boolean settings = steps.getFirst().startsWith("program ");
        Words words = settings ? Words.of(steps.getFirst()) : Words.of("program");
        Shop shop = new Shop(new Settings(words.named()).program(1));
        for (String step : steps.subList(settings ? 1 : 0, steps.size())) {
            String[] sides = step.split("→", 2);
            play(shop, step, sides[0].strip(), sides.length > 1 ? sides[1].strip() : "");
        }
    }

    private void play(Shop shop, String step, String doing, String expected) {
        int colon = doing.matches("[a-z]+: .*") ? doing.indexOf(':') : -1;
        String member = colon < 0 ? "ann" : doing.substring(0, colon);
        String said = colon < 0 ? doing : doing.substring(colon + 1);
        String answer = "";
        if (said.startsWith("program ")) {
            shop.publish(new Settings(Words.of(said).named()));
        } else if (said.startsWith("on ")) {
            shop.desk().now(shop.instant(said.substring(3).strip()));
        } else if (!said.isBlank()) {
            answer = describe(shop.step(member, Words.of(said)));
        }
        check(shop, member, step, answer, expected);
    }

    private void check(Shop shop, String member, String step, String answer, String expected) {
        AccountState state = shop.desk().state(shop.chain(member));
        boolean refused = false;
        for (String part : expected.isEmpty() ? new String[0] : expected.split(",\\s*", -1)) {
            String[] words = part.strip().split(" ", 2);
            refused |= words[0].startsWith("refused");
            String actual = switch (words[0]) {
                case "refused", "refused-before", "replayed" -> answer;
                default -> words[0] + " " + fact(state, words[0], shop);
            };
            assertThat(actual).as("%s: %s", title, step).isEqualTo(part.strip());
        }
        assertThat(refused || !answer.startsWith("refused"))
                .as("%s: %s was %s", title, step, answer)
                .isTrue();
    }

    private static String fact(AccountState state, String name, Shop shop) {
        var balance = Balances.of(state).get(WalletId.POINTS);
        return switch (name) {
            case "available" -> Long.toString(balance.available());
            case "held" -> Long.toString(balance.held());
            case "pending" -> Long.toString(balance.pending());
            case "owed" -> Long.toString(balance.owed());
            case "in-transit" -> Long.toString(balance.inTransit());
            case "lots" ->
                state.wallet(WalletId.POINTS).spendable().values().stream()
                        .map(lot -> lot.remaining() + "@" + shop.day(lot.terms().expiresAt()))
                        .collect(Collectors.joining(" "));
            default -> throw new IllegalArgumentException("no such fact: " + name);
        };
    }

    private static String describe(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Committed _ -> "";
            case Outcome.Replayed _ -> "replayed";
            case Outcome.Refused refused -> "refused " + refused.refusal().code();
            case Outcome.RefusedBefore before ->
                "refused-before " + before.refusal().code();
        };
    }
}
