package io.guerdon.earning;

import io.guerdon.program.Condition;
import java.util.HashMap;
import java.util.Map;

/**
 * What a sale is judged by beside what it is.
 *
 * @param member what rules ask of the member, as of the sale, by the names conditions give it
 * @param room what groups with limits over time may still give
 */
public record Circumstances(Map<String, Object> member, Room room) {
    /** Of a sale to somebody of whom nothing is known. */
    static final Circumstances NONE = new Circumstances(Map.of(Condition.TIER, "", Condition.PLAN, ""), Room.ALL);

    /** The same with what budgets have. */
    Circumstances funded(Funds funds) {
        return new Circumstances(member, new Room(room.given(), funds));
    }

    /** The same of an activity that says this of itself. */
    Circumstances of(Map<String, String> attributes) {
        Map<String, Object> facts = new HashMap<>(member);
        facts.put(Condition.ATTRIBUTES, attributes);
        return new Circumstances(facts, room);
    }
}
