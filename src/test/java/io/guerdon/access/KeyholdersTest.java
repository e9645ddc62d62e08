package io.guerdon.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guerdon.ledger.TestClock;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.ProgramId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** For whom keys act: never for more than they name. */
class KeyholdersTest {
    private static final ProgramId DEMO = new ProgramId("demo");
    private static final MerchantId CAFE = new MerchantId("cafe");
    private static final MerchantId GYM = new MerchantId("gym");
    private static final MerchantId BOOKS = new MerchantId("books");
    private static final Merchants TWO = new Merchants(List.of(GYM, CAFE));

    private static Caller caller(Binding binding) {
        return new Caller("k", DEMO, Role.OPERATOR, binding);
    }

    @Test
    void severalMerchantsAreTwoToAHundredEachOnce() {
        assertThat(TWO.names()).containsExactly("cafe", "gym");
        assertThat(TWO.scope()).isEqualTo(Scope.MERCHANT);
        assertThat(new Merchants(numbered(100)).ids()).hasSize(100);
        for (List<MerchantId> wrong :
                List.of(List.<MerchantId>of(), List.of(CAFE), numbered(101), List.of(CAFE, CAFE))) {
            assertThatThrownBy(() -> new Merchants(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static List<MerchantId> numbered(int count) {
        return IntStream.range(0, count).mapToObj(n -> new MerchantId("m" + n)).toList();
    }

    @Test
    void whoeverHasSeveralMerchantsActsForOneOfThemAsThatOnesOwnKeyDoes() {
        Keyholder holder = new Undecided("k", DEMO, Role.OPERATOR, TWO);

        assertThat(holder.reaches(Scope.PROGRAM)).isFalse();
        assertThat(holder.actingFor(CAFE)).contains(caller(new Binding("cafe", "", "", "")));
        assertThat(holder.actingFor(GYM)).contains(caller(new Binding("gym", "", "", "")));
        assertThat(holder.actingFor(BOOKS)).isEmpty();
    }

    @Test
    void actingForAMerchantNeverWidens() {
        Caller till = caller(new Binding("cafe", "s1", "t1", ""));
        assertThat(till.actingFor(CAFE)).contains(till);
        assertThat(till.actingFor(GYM)).isEmpty();
        assertThat(caller(Binding.NONE).actingFor(CAFE)).contains(caller(new Binding("cafe", "", "", "")));
        assertThat(caller(new Binding("", "", "", "mem_a")).actingFor(CAFE))
                .contains(caller(new Binding("cafe", "", "", "mem_a")));
    }

    @Test
    void aPartnersKeyOfSeveralMerchantsIsIssuedRotatedAndKnown() {
        TestClock clock = new TestClock(Instant.EPOCH);
        Keys keys = new Keys(new InMemoryKeys(), clock);
        Key.Grant grant = new Key.Grant(Role.PARTNER, TWO, "");
        IssuedKey first = issued(keys.issue(DEMO, grant, "r1"));
        IssuedKey second = issued(keys.rotate(DEMO, first.key().id(), Duration.ofDays(1), "r2"));

        assertThat(second.key().grant()).isEqualTo(grant);
        for (IssuedKey key : List.of(first, second)) {
            assertThat(keys.authenticate(key.text()))
                    .contains(new Undecided(key.key().id(), DEMO, Role.PARTNER, TWO));
        }
        assertThat(keys.issue(DEMO, new Key.Grant(Role.PARTNER, Binding.NONE, ""), "r3"))
                .isInstanceOf(Keys.Issuing.Refused.class);
    }

    private static IssuedKey issued(Keys.Issuing issuing) {
        assertThat(issuing).isInstanceOf(Keys.Issuing.Issued.class);
        return ((Keys.Issuing.Issued) issuing).key();
    }
}
