package io.guerdon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.program.DemoProgram;
import io.guerdon.program.ProgramJson;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** What all members together are given only so much of. */
enum Limited {
    /** By the budget of a group of rules that doubles what the base rate gives. */
    BUDGET {
        @Override
        String within(String settings, int rounds, long most) {
            String groups = IntStream.range(0, rounds)
                    .mapToObj(round -> GROUP.formatted(round, most))
                    .collect(Collectors.joining(","));
            return settings.replace("\"groups\":[]", "\"groups\":[" + groups + "]");
        }

        @Override
        String merchant(int round) {
            return "cafe";
        }

        @Override
        String category(int round) {
            return "c" + round;
        }

        @Override
        long beside(long units) {
            return units;
        }

        @Override
        Figures figures(Till till, int round) throws IOException {
            JsonNode budget =
                    till.get("/v1/program/budgets").body().path("budgets").path(round);
            return Figures.of(budget, "most", "given");
        }
    },
    /** By what a merchant issues at most, at the base rate. */
    MERCHANT {
        @Override
        String within(String settings, int rounds, long most) {
            return withMerchants(
                    settings,
                    rounds,
                    "\"mostIssued\":[{\"per\":\"EVER\",\"points\":%d,\"overflow\":\"CUT\"}]".formatted(most));
        }

        @Override
        String merchant(int round) {
            return "cafe-" + round;
        }

        @Override
        long beside(long units) {
            return 0;
        }

        @Override
        Figures figures(Till till, int round) throws IOException {
            JsonNode partner = till.get("/v1/partners/" + merchant(round)).body();
            return Figures.of(partner.at("/terms/mostIssued/0"), "points", "issued");
        }
    },
    /** By what a merchant has bought in advance, in two packs of which the second comes while the first is issued. */
    PACKS {
        @Override
        String within(String settings, int rounds, long most) {
            return withMerchants(settings, rounds, "\"onlyBought\":\"CUT\"");
        }

        @Override
        long atFirst(long most) {
            return most / 4;
        }

        @Override
        void make(Till till, int round, long units, String payment) throws IOException {
            String pack = "{\"points\":%d,\"price\":%d,\"reference\":\"%s\"}"
                    .formatted(units, units / 2, merchant(round) + "/" + payment);
            Till.Answer answer =
                    till.post("/v1/partners/" + merchant(round) + "/packs", "pack-" + round + "-" + payment, pack);
            assertThat(answer.status()).as("%s", answer).isEqualTo(201);
        }

        @Override
        String merchant(int round) {
            return "packs-" + round;
        }

        @Override
        long beside(long units) {
            return 0;
        }

        @Override
        Figures figures(Till till, int round) throws IOException {
            JsonNode partner = till.get("/v1/partners/" + merchant(round)).body();
            return Figures.of(partner.path("packs"), "bought", "issued");
        }
    };

    private static final String GROUP = """
        {"id":"double-%1$d","play":"ALL","budgets":[{"per":"EVER","most":%2$d,"overflow":"CUT"}],"rules":[
         {"id":"extra-%1$d","goods":[{"categories":["c%1$d"]}],"atLeast":{"minor":0,"pieces":0},
          "effect":{"gives":"rate","rate":{"points":1,"stepMinor":100,"rounding":"DOWN"}}}]}\
        """;

    /** What a process says of it. */
    record Figures(long most, long given, long promised, long left) {
        static Figures of(JsonNode view, String most, String given) {
            return new Figures(
                    view.path(most).asLong(),
                    view.path(given).asLong(),
                    view.path("promised").asLong(),
                    view.path("left").asLong());
        }
    }

    /** Of the demo program, with one of each for each round. */
    static String settings(int rounds, long most) {
        String settings = ProgramJson.settings(DemoProgram.program()).toString();
        for (Limited limited : values()) {
            settings = limited.within(settings, rounds, most);
        }
        return settings;
    }

    String withMerchants(String settings, int rounds, String limit) {
        String cafe = "{\"id\":\"cafe\"";
        String merchants = IntStream.range(0, rounds)
                .mapToObj(round -> "{\"id\":\"%s\",\"issuing\":\"ISSUES\",%s}".formatted(merchant(round), limit))
                .collect(Collectors.joining(","));
        return settings.replace(cafe, merchants + "," + cafe);
    }

    /** Settings with one for each round. */
    abstract String within(String settings, int rounds, long most);

    /** What there is of it before anybody buys; the rest is made once some of that is given. */
    long atFirst(long most) {
        return most;
    }

    /** Makes so many units of it, where they are not in the settings. */
    void make(Till till, int round, long units, String payment) throws IOException {}

    /** Where it is bought. */
    abstract String merchant(int round);

    /** What is bought. */
    String category(int round) {
        return "plain";
    }

    /** What is given beside it for so many units. */
    abstract long beside(long units);

    abstract Figures figures(Till till, int round) throws IOException;
}
