package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.access.Role;
import io.guerdon.web.MerchantScopeTest.Row;
import io.guerdon.web.MerchantScopeTest.Sort;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Every endpoint in the table of {@link MerchantScopeTest}, with keys of several merchants: acting for the bookshop they are good for
 * nothing of the café's, also where they are the café's too; and they act for nobody else, and for nobody unsaid.
 */
class SeveralMerchantsScopeTest {
    private static final Map<String, String> AS_BOOKS = Map.of(MerchantHeader.NAME, "books");
    private static final Map<String, String> AS_CAFE = Map.of(MerchantHeader.NAME, "cafe");

    private static final Map<Role, String> WITH_CAFE = new EnumMap<>(Role.class);
    private static final Map<Role, String> WITHOUT_CAFE = new EnumMap<>(Role.class);
    private static Neighbourhood town;

    @BeforeAll
    static void settle() {
        town = new Neighbourhood();
        for (Role role : Role.values()) {
            WITH_CAFE.put(role, town.key(role, "cafe", "books"));
            WITHOUT_CAFE.put(role, town.key(role, "books", "house"));
        }
    }

    @AfterAll
    static void leave() {
        town.close();
    }

    private static Http.Reply call(Map<Role, String> keys, Role role, Row row, Map<String, String> headers) {
        return MerchantScopeTest.call(town, keys.getOrDefault(role, ""), row, headers);
    }

    private static boolean isAddressed(Row row) {
        return row.endpoint().contains("{partner}");
    }

    @ParameterizedTest
    @FieldSource("io.guerdon.web.MerchantScopeTest#TABLE")
    void actsForOneOfItsMerchantsAsThatOnesOwnKeyDoes(Row row) {
        int asked = 0;
        for (Role role : Role.values()) {
            Http.Reply reply = call(WITH_CAFE, role, row, AS_BOOKS);
            if (!reply.type().startsWith("application/problem") || !reply.code().equals("role-not-permitted")) {
                MerchantScopeTest.assertStranger(town, row, role, reply);
                asked++;
            }
        }
        assertThat(asked).as("%s is for nobody", row).isPositive();
        // A key of the whole program is narrowed to whom it names.
        MerchantScopeTest.assertStranger(
                town, row, Role.ADMIN, MerchantScopeTest.call(town, "demo-admin", row, AS_BOOKS));
        if (row.sort() == Sort.OWN || row.sort() == Sort.HIDDEN) {
            Map<String, String> said = isAddressed(row) ? Map.of() : AS_CAFE;
            MerchantScopeTest.assertOwn(town, row, call(WITH_CAFE, Role.ADMIN, row, said));
        }
    }

    @ParameterizedTest
    @FieldSource("io.guerdon.web.MerchantScopeTest#TABLE")
    void actsForNoMerchantThatIsNotIts(Row row) {
        for (Role role : Role.values()) {
            Http.Reply reply = call(WITHOUT_CAFE, role, row, AS_CAFE);
            assertThat(reply.status()).as("%s as %s: %s", row, role, reply).isEqualTo(403);
            assertThat(reply.code()).isEqualTo("another-merchant");
            assertThat(call(Map.of(role, town.stranger(role)), role, row, AS_CAFE)
                            .code())
                    .isEqualTo("another-merchant");
        }
    }

    @ParameterizedTest
    @FieldSource("io.guerdon.web.MerchantScopeTest#TABLE")
    void actsForNobodyUnlessItIsSaid(Row row) {
        for (Role role : Role.values()) {
            boolean batch = row.endpoint().equals("POST " + BatchController.PATH);
            Http.Reply reply =
                    call(WITHOUT_CAFE, role, row, batch ? Map.of("Content-Type", BatchController.TYPE) : Map.of());
            if (reply.type().startsWith("application/problem") && reply.code().equals("role-not-permitted")) {
                continue;
            }
            if (row.endpoint().equals("GET /v1/partners")) {
                assertThat(reply.json().path("items").findValuesAsString("partner"))
                        .containsExactly("books", "house");
            } else if (row.sort() == Sort.PROGRAM || isAddressed(row)) {
                assertThat(reply.code()).as("%s as %s: %s", row, role, reply).isEqualTo("another-merchant");
            } else {
                assertThat(reply.status()).as("%s as %s: %s", row, role, reply).isEqualTo(400);
                assertThat(reply.code()).isEqualTo("merchant-required");
                assertThat(reply.json().path("merchants").toString()).isEqualTo("[\"books\",\"house\"]");
            }
        }
    }

    @Test
    void aLineOfABatchActsForTheMerchantOfTheBatch() {
        MerchantScopeTest.assertLinesRefused(town, WITH_CAFE.getOrDefault(Role.OPERATOR, ""), AS_BOOKS);
    }
}
