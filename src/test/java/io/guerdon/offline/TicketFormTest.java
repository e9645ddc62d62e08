package io.guerdon.offline;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.unit.Money;
import io.guerdon.unit.Points;
import io.guerdon.unit.ProgramId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The example that till makers check their work against is what the code does. */
class TicketFormTest {
    private static final Pattern BLOCK = Pattern.compile("```(\\w+)\n(.*?)\n```", Pattern.DOTALL);

    private final List<String> blocks = blocks();
    private final JsonNode registered = JsonMapper.shared().readTree(blocks.get(0));
    private final String text = blocks.get(1);
    private final JsonNode sent = JsonMapper.shared().readTree(blocks.get(2)).at("/tickets/0");

    private static List<String> blocks() {
        try {
            Matcher found = BLOCK.matcher(Files.readString(Path.of("docs/offline-tickets.md")));
            return found.results()
                    .filter(block -> List.of("json", "text").contains(block.group(1)))
                    .map(block -> block.group(2))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Ticket ticket() {
        return new Ticket(
                new Ticket.Serial(
                        AllowanceId.parse(sent.path("allowance").asString()),
                        sent.path("key").asString(),
                        sent.path("counter").asInt()),
                sent.path("member").asString(),
                new Ticket.Sale(
                        new Points(sent.path("points").asLong()),
                        new Money(
                                sent.path("value").asLong(),
                                sent.path("currency").asString()),
                        sent.path("receipt").asString(),
                        Instant.parse(sent.path("at").asString())),
                sent.path("signature").asString());
    }

    @Test
    void theTextIsTheDocumentedOne() {
        Ticket ticket = ticket();

        byte[] signed = ticket.signedText(
                new ProgramId("demo"), ticket.serial().allowance().till());

        assertThat(new String(signed, StandardCharsets.UTF_8)).isEqualTo(text);
    }

    @Test
    void theDocumentedKeySignedIt() {
        TicketKey key = new TicketKey(registered.path("publicKey").asString());

        assertThat(key.id()).isEqualTo(ticket().serial().key());
        assertThat(key.signed(text.getBytes(StandardCharsets.UTF_8), ticket().signature()))
                .isTrue();
        assertThat(key.signed((text + "\n").getBytes(StandardCharsets.UTF_8), ticket().signature()))
                .isFalse();
    }

    @Test
    void theTillIsTheDocumentedOne() {
        var till = new io.guerdon.earning.Till(
                new io.guerdon.unit.MerchantId(registered.path("merchant").asString()),
                registered.path("store").asString(),
                registered.path("terminal").asString());

        assertThat(ticket().serial().allowance().till()).isEqualTo(Terminal.id(till));
    }
}
