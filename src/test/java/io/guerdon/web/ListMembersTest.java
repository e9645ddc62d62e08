package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ListMembersTest {
    private static final Http HTTP = Http.with();

    @AfterAll
    static void stop() {
        HTTP.close();
    }

    @Test
    void everyMemberIsListedPartByPart() {
        Set<String> enrolled = new TreeSet<>();
        for (int number = 0; number < 10; number++) {
            String member = HTTP.memberWith(1);
            enrolled.add(HTTP.get("demo-till", "/v1/members/" + member)
                    .json()
                    .path("id")
                    .asString());
        }

        List<String> listed = new ArrayList<>();
        String next = "";
        do {
            var part = HTTP.get("demo-operator", "/v1/members?limit=4" + next).json();
            part.path("items").forEach(member -> listed.add(member.path("id").asString()));
            assertThat(listed).as("a cursor leads on").doesNotHaveDuplicates();
            next = part.has("nextCursor") ? "&cursor=" + part.path("nextCursor").asString() : "";
        } while (!next.isEmpty());

        assertThat(listed).containsAll(enrolled).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aCursorOfSomethingElseAndALimitBeyondAllBoundsAreRefused() {
        for (String wrong : List.of("cursor=7", "cursor=mem_", "limit=0", "limit=501", "value=x", "type=card")) {
            assertThat(HTTP.get("demo-operator", "/v1/members?" + wrong).code())
                    .as(wrong)
                    .isEqualTo("invalid-parameter");
        }
    }

    @Test
    void whoeverAsksForAnIdentifierStillGetsItsMember() {
        String card = HTTP.member().substring("card:".length());

        assertThat(HTTP.get("demo-till", "/v1/members?type=card&value=" + card)
                        .json()
                        .at("/identifiers/0/value")
                        .asString())
                .isEqualTo(card);
        assertThat(HTTP.get("demo-till", "/v1/members").code()).isEqualTo("role-not-permitted");
    }
}
