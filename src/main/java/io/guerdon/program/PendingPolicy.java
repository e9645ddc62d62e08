package io.guerdon.program;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;

/** From when on points can be spent. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "mode")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PendingPolicy.AtOnce.class, name = "at-once"),
    @JsonSubTypes.Type(value = PendingPolicy.AfterDays.class, name = "after-days"),
    @JsonSubTypes.Type(value = PendingPolicy.OnDate.class, name = "on-date"),
    @JsonSubTypes.Type(value = PendingPolicy.OnEvent.class, name = "on-event")
})
public sealed interface PendingPolicy {
    /** At once. */
    record AtOnce() implements PendingPolicy {}

    /** So many days after the purchase (the return window), at the same local time. */
    record AfterDays(int days) implements PendingPolicy {
        public AfterDays {
            if (days < 1 || days > 3_650) {
                throw new IllegalArgumentException("points pend for 1 to 3650 days");
            }
        }
    }

    /** At the start of a day. */
    record OnDate(LocalDate date) implements PendingPolicy {}

    /** When an activity of this type is reported for the member. */
    record OnEvent(String event) implements PendingPolicy {}
}
