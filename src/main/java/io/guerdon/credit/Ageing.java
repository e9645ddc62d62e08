package io.guerdon.credit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** What is owed by age, in whole days of a zone: up to each of some ages, and above the last. */
record Ageing(List<Integer> upTo, ZoneId zone) {
    /** All ages, the youngest first, as of an instant. */
    List<Age> of(List<OpenSpend> open, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        long[] amounts = new long[upTo.size() + 1];
        for (OpenSpend spend : open) {
            long days = ChronoUnit.DAYS.between(LocalDate.ofInstant(spend.at(), zone), today);
            amounts[place(days)] += spend.amount();
        }
        List<Age> ages = new ArrayList<>();
        for (int place = 0; place < amounts.length; place++) {
            int from = place == 0 ? 0 : upTo.get(place - 1) + 1;
            OptionalInt to = place < upTo.size() ? OptionalInt.of(upTo.get(place)) : OptionalInt.empty();
            ages.add(new Age(from, to, amounts[place]));
        }
        return ages;
    }

    private int place(long days) {
        int place = 0;
        while (place < upTo.size() && days > upTo.get(place)) {
            place++;
        }
        return place;
    }
}
