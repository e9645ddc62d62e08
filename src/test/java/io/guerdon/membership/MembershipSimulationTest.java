package io.guerdon.membership;

import static io.guerdon.membership.ClubSettings.FAMILY;
import static io.guerdon.membership.ClubSettings.FREE;
import static io.guerdon.membership.ClubSettings.INVITED;
import static io.guerdon.membership.ClubSettings.MONTHLY;
import static io.guerdon.membership.ClubSettings.TRIAL;
import static io.guerdon.membership.ClubSettings.YEARLY;
import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.Book;
import io.guerdon.ledger.Entry;
import io.guerdon.membership.ClubModel.Plan;
import io.guerdon.membership.Dues.Paying;
import io.guerdon.membership.MembershipCommand.How;
import io.guerdon.membership.MembershipCommand.Pause;
import io.guerdon.membership.MembershipCommand.Resume;
import io.guerdon.membership.MembershipCommand.When;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Members do anything on any day for five years, at two processes; a model that counts days says what should come of it. */
class MembershipSimulationTest {
    private static final long SEED = Long.getLong("guerdon.seed", 20_261_128);
    private static final int LIVES = Integer.getInteger("guerdon.lives", 24);
    private static final int DAYS = 5 * 365;
    private static final List<Plan> PLANS = List.of(
            new Plan("yearly", 12, 1_000, 12_000, 0, 60, 7, 2, 200, false),
            new Plan("family", 12, 1_000, 24_001, 0, 60, 7, 4, 200, false),
            new Plan("monthly", 1, 0, 3_000, 0, 60, 0, 0, 0, false),
            new Plan("trial", 1, 0, 3_000, 14, 60, 0, 0, 0, false),
            new Plan("invited", 1, 0, 3_000, 0, 60, 0, 0, 0, true),
            new Plan("free", 1, 0, 0, 0, 60, 0, 0, 0, false));

    private final Map<String, Integer> done = new TreeMap<>();

    @Test
    void aMembershipIsWhatTheModelSaysAndMoneyIsConserved() throws NoSuchAlgorithmException {
        String first = live();

        assertThat(done.keySet())
                .contains("join", "renew", "now", "later", "pause", "resume", "cancel", "back", "pays", "fails");
        assertThat(live()).as("lived again").isEqualTo(first);
        System.out.printf("memberships: %d lives, %s, digest %s%n", LIVES, done, first);
    }

    private String live() throws NoSuchAlgorithmException {
        done.clear();
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (int life = 0; life < LIVES; life++) {
            String zone = List.of("Asia/Shanghai", "America/Sao_Paulo", "Europe/Berlin")
                    .get(life % 3);
            LocalDate born = LocalDate.of(2015, 1, 1).plusDays(life * 37L);
            try (Club one = Club.on(born.toString(), zone, YEARLY, FAMILY, MONTHLY, TRIAL, INVITED, FREE);
                    Club two = one.second()) {
                new Life(new SplittableRandom(SEED + life), one, two).live(born);
                for (Entry entry : one.entries()) {
                    digest.update((entry.kind() + " " + entry.draft().effectiveAt() + " " + entry.movements())
                            .getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** One member's. */
    private final class Life {
        private final SplittableRandom random;
        private final List<Club> clubs;
        private final ClubModel model = new ClubModel();
        private final List<String> tail = new ArrayList<>();

        Life(SplittableRandom random, Club one, Club two) {
            this.random = random;
            this.clubs = List.of(one, two);
        }

        void live(LocalDate born) {
            for (int day = 0; day < DAYS; day++) {
                LocalDate today = born.plusDays(day);
                if (day > 0) {
                    model.midnight(today);
                }
                if (random.nextInt(6) == 0) {
                    clubs.getFirst().at(today.toString());
                    for (int acts = random.nextInt(1, 4); acts > 0; acts--) {
                        act(today);
                        agree(today);
                    }
                }
            }
            conserve();
        }

        private void act(LocalDate today) {
            Club club = clubs.get(random.nextInt(2));
            Plan plan = PLANS.get(random.nextInt(PLANS.size()));
            boolean stored = random.nextBoolean();
            Paying pays = stored ? Paying.STORED_VALUE : Paying.CHARGE;
            switch (random.nextInt(16)) {
                case 0, 1, 2 -> {
                    long amount = random.nextLong(1, 9_000);
                    same("top-up", club.topUp(amount), true, today);
                    model.cash += amount;
                    model.in += amount;
                }
                case 3, 4 -> {
                    same("join", club.join(plan.id(), pays), model.join(plan, stored, today), today);
                    if (random.nextInt(3) == 0) {
                        pay(club, today);
                        same("back", club.cancel(How.COOLING_OFF), model.giveBack(today), today);
                    }
                }
                case 5, 6 -> same("renew", club.renew(pays), model.renew(stored, today), today);
                case 7 ->
                    same("now", club.change(plan.id(), When.NOW, pays), model.changeNow(plan, stored, today), today);
                case 8 ->
                    same(
                            "later",
                            club.change(plan.id(), When.PERIOD_END, pays),
                            model.changeLater(plan, stored, today),
                            today);
                case 9 -> same("pause", club.told(new Pause()), model.pause(today), today);
                case 10 -> same("resume", club.told(new Resume()), model.resume(today), today);
                case 11 -> {
                    if (random.nextInt(4) == 0) {
                        same("cancel", club.cancel(How.PERIOD_END), model.cancel(), today);
                    } else {
                        same("back", club.cancel(How.COOLING_OFF), model.giveBack(today), today);
                    }
                }
                case 12 -> {
                    if (club.openCharges() > 0) {
                        same("fails", club.fails(), model.fails(), today);
                    }
                }
                default -> pay(club, today);
            }
        }

        private void pay(Club club, LocalDate today) {
            if (club.openCharges() > 0) {
                same("pays", club.pays(), model.pays(today), today);
            }
        }

        private void same(String what, String code, boolean expected, LocalDate today) {
            tail.add(today + " " + what + " " + code);
            assertThat(code.isEmpty()).as("%s: %s", what, told()).isEqualTo(expected);
            if (expected) {
                done.merge(what, 1, Integer::sum);
            }
        }

        private String told() {
            return tail.subList(Math.max(0, tail.size() - 12), tail.size()).toString();
        }

        private void agree(LocalDate today) {
            Club club = clubs.getFirst();
            assertThat(club.stands()).as(told()).isEqualTo(model.stands());
            assertThat(club.available("cash")).as(told()).isEqualTo(model.cash);
            assertThat(club.available("latte")).as(told()).isEqualTo(model.coupons(today));
            assertThat(club.available("points")).as(told()).isEqualTo(model.points(today));
            assertThat(club.openCharges()).as(told()).isEqualTo(model.owes.isEmpty() ? 0 : 1);
        }

        /** What came in is there, or was paid in fees; what went back is not in. */
        private void conserve() {
            Club club = clubs.getFirst();
            assertThat(club.fees()).isEqualTo(model.fees);
            assertThat(club.book(Book.seller(Club.CAFE))).isEqualTo(-model.in);
            assertThat(model.in).isEqualTo(model.cash + model.fees);
        }
    }
}
