package io.guerdon.program;

import io.guerdon.program.RuleGroup.Per;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Finds what a merchant may not be said to issue at most: two numbers over one period, and less in the midst of a period than before. */
final class IssuingCapsMeaning {
    private IssuingCapsMeaning() {}

    static List<Violation> violations(JsonNode settings) {
        List<Violation> violations = new ArrayList<>();
        JsonNode merchants = settings.path("merchants");
        for (int place = 0; place < merchants.size(); place++) {
            violations.addAll(twice("/merchants/" + place, merchants.path(place).path("mostIssued")));
        }
        return violations;
    }

    private static List<Violation> twice(String pointer, JsonNode caps) {
        List<Violation> violations = new ArrayList<>();
        Set<Per> periods = EnumSet.noneOf(Per.class);
        for (int place = 0; place < caps.size(); place++) {
            String per = caps.path(place).path("per").asString();
            if (!periods.add(Per.valueOf(per))) {
                violations.add(new Violation(
                        pointer + "/mostIssued/" + place + "/per", "duplicate", "there are two caps per " + per));
            }
        }
        return violations;
    }

    /**
     * Caps that are lower than those in force until then, and do not begin with a period: what was issued in it was taken of the units
     * there were.
     *
     * @param before in force until then
     * @param from when the settings after are in force
     */
    static List<Violation> lowered(Program before, Program after, Instant from) {
        List<Violation> violations = new ArrayList<>();
        for (int place = 0; place < after.merchants().size(); place++) {
            Merchant merchant = after.merchants().get(place);
            List<IssuingCap> caps = merchant.mostIssued();
            for (int each = 0; each < caps.size(); each++) {
                IssuingCap cap = caps.get(each);
                Optional<IssuingCap> higher = earlier(before, merchant, cap);
                boolean begins = begins(cap.per(), from, before.place().zone())
                        && begins(cap.per(), from, after.place().zone());
                if (higher.isPresent() && !begins) {
                    String pointer = "/merchants/" + place + "/mostIssued/" + each + "/points";
                    violations.add(new Violation(
                            pointer,
                            SettingsForm.UNCHANGEABLE,
                            reason(higher.get().points(), cap.per())));
                }
            }
        }
        return violations;
    }

    private static Optional<IssuingCap> earlier(Program before, Merchant merchant, IssuingCap cap) {
        return before.merchant(merchant.id()).stream()
                .flatMap(same -> same.mostIssued().stream())
                .filter(same -> same.per() == cap.per() && same.points() > cap.points())
                .findFirst();
    }

    private static String reason(long points, Per per) {
        String less = "up to " + points + " may have been issued; ";
        return per == Per.EVER
                ? less + "for all time there can only be more"
                : less + "less can come into force with the first moment of a " + per + " of the program's zone";
    }

    private static boolean begins(Per per, Instant from, ZoneId zone) {
        LocalDate day = LocalDate.ofInstant(from, zone);
        String before = per.period(LocalDate.ofInstant(from.minusNanos(1), zone));
        return from.equals(day.atStartOfDay(zone).toInstant())
                && !per.period(day).equals(before);
    }
}
