package io.guerdon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.offline.AllowanceId;
import io.guerdon.offline.Device;
import io.guerdon.offline.Ticket;
import io.guerdon.program.DemoProgram;
import io.guerdon.unit.OfflineTillId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/** A till of its own with an allowance, and what it signed while it was offline. */
final class SignedTickets {
    static final long ALLOWANCE = 100_000;

    private final String path;
    private final Device device;
    private final AllowanceId allowance;
    private final List<String> tickets = new ArrayList<>();
    private final Map<String, Long> spent = new HashMap<>();

    private SignedTickets(String path, Device device, AllowanceId allowance) {
        this.path = path;
        this.device = device;
        this.allowance = allowance;
    }

    /** A till that is registered and has an allowance. */
    static SignedTickets of(OfflineTillId id, io.guerdon.earning.Till place, Till caller) throws IOException {
        Device device = new Device(DemoProgram.ID, id);
        String registration = "{\"merchant\":\"%s\",\"store\":\"%s\",\"terminal\":\"%s\",\"publicKey\":\"%s\"}"
                .formatted(
                        place.merchant(),
                        place.store(),
                        place.terminal(),
                        device.key().text());
        assertThat(caller.post("/v1/terminals", "register-" + place.terminal(), registration)
                        .status())
                .isEqualTo(201);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        String grant = """
            {"total":%d,"mostPerSale":100,"validFrom":"%s","validUntil":"%s","settleUntil":"%s"}\
            """.formatted(
                        ALLOWANCE,
                        now.minus(Duration.ofHours(1)),
                        now.plus(Duration.ofHours(1)),
                        now.plus(Duration.ofHours(2)));
        String path = "/v1/terminals/" + id;
        JsonNode granted = caller.post(path + "/allowances", "grant", grant).body();
        return new SignedTickets(
                path, device, AllowanceId.parse(granted.at("/granted/allowance").asString()));
    }

    /** Signs so many tickets for some of these members. */
    SignedTickets sign(List<String> members, int count, Random random, Instant at) {
        for (int counter = 1; counter <= count; counter++) {
            String member = members.get(random.nextInt(members.size()));
            long points = random.nextLong(1, 80);
            spent.merge(member, points, Long::sum);
            tickets.add(json(device.sign(allowance, counter, member, points, at)));
        }
        return this;
    }

    private static String json(Ticket ticket) {
        return """
            {"allowance":"%s","key":"%s","counter":%d,"member":"%s","points":%d,"value":%d,"currency":"CNY",
             "receipt":"%s","at":"%s","signature":"%s"}\
            """.formatted(
                        ticket.serial().allowance(),
                        ticket.serial().key(),
                        ticket.serial().counter(),
                        ticket.member(),
                        ticket.sale().points().value(),
                        ticket.sale().value().minor(),
                        ticket.sale().receipt(),
                        ticket.sale().at(),
                        ticket.signature());
    }

    List<String> tickets() {
        return tickets;
    }

    long spentBy(String member) {
        return spent.getOrDefault(member, 0L);
    }

    long total() {
        return spent.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Asks one process after another, until one has settled each of them. */
    void handIn(List<String> some, List<Till> callers, Random random) {
        String body = "{\"tickets\":[" + String.join(",", some) + "]}";
        for (int turn = random.nextInt(callers.size()); !Thread.currentThread().isInterrupted(); turn++) {
            try {
                Till.Answer answer = callers.get(turn % callers.size()).post(path + "/tickets", "none", body);
                if (answer.status() == 200 && allSettled(answer.body())) {
                    return;
                }
            } catch (IOException killed) {
                // Another one answers; what the killed one did is done.
            }
            java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
        }
        throw new IllegalStateException("stopped");
    }

    private static boolean allSettled(JsonNode body) {
        boolean all = true;
        for (JsonNode answer : body.path("answers")) {
            int status = answer.path("status").asInt();
            if (status != 200 && status != 201 && status != 503) {
                throw new AssertionError(answer.toString());
            }
            all &= status != 503;
        }
        return all;
    }

    JsonNode use(Till caller) throws IOException {
        return caller.get(path + "/allowances/" + allowance).body();
    }
}
