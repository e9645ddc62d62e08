package io.guerdon.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InboxTest {
    private final Inbox inbox = new Inbox();

    @Test
    void readsAnAnswerOfAnnouncedLengthHoweverItComes() {
        String answer = "HTTP/1.1 201 \r\nContent-Type: application/json\r\nContent-Length: 5\r\n\r\n{\"a\"}";

        for (int cut = 1; cut < answer.length(); cut++) {
            assertThat(accept(answer.substring(0, cut))).isEmpty();
            assertThat(accept(answer.substring(cut))).contains(new Reply(201, "{\"a\"}"));
        }
    }

    @Test
    void readsAnAnswerInChunksHoweverItComes() {
        String answer =
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0a\r\n0123456789\r\n0\r\n\r\n";

        for (int cut = 1; cut < answer.length(); cut++) {
            assertThat(accept(answer.substring(0, cut))).isEmpty();
            assertThat(accept(answer.substring(cut))).contains(new Reply(200, "abc0123456789"));
        }
    }

    @Test
    void readsAnAnswerWithoutABody() {
        assertThat(accept("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n"))
                .contains(new Reply(503, ""));
    }

    @Test
    void findsTheEntryOfAnAnswer() {
        assertThat(new Reply(201, "{\"entry\":{\"id\":\"ent_w-7\",\"seq\":1}}").entry())
                .isEqualTo("ent_w-7");
        assertThat(new Reply(200, "{\"balances\":{}}").entry()).isEmpty();
        assertThat(new Reply(201, "{\"entry\":{\"id\":\"card:1\"}}").entry()).isEmpty();
    }

    private Optional<Reply> accept(String part) {
        return inbox.accept(part.getBytes(StandardCharsets.US_ASCII));
    }
}
