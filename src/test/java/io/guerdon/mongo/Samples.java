package io.guerdon.mongo;

import io.guerdon.ledger.Arrangement;
import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.UnitCost;
import io.guerdon.offline.TicketKey;
import io.guerdon.unit.OfflineTillId;
import io.guerdon.unit.PartnerAccountId;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes arbitrary values of records, sealed interfaces and enums, with empty parts where their constructors allow it. */
final class Samples {
    private static final int TRIES = 10_000;

    private static final TicketKey KEY = new TicketKey("11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=");

    private final Random random;

    Samples(long seed) {
        this.random = new Random(seed);
    }

    <T> T any(Class<T> type) {
        return type.cast(value(type));
    }

    private Object value(Type type) {
        return switch (type) {
            case ParameterizedType generic ->
                container((Class<?>) generic.getRawType(), generic.getActualTypeArguments());
            case Class<?> plain
            when plain == OfflineTillId.class -> new OfflineTillId("trm_%020x".formatted(random.nextLong(1L << 60)));
            case Class<?> plain
            when plain == PartnerAccountId.class -> new PartnerAccountId("prt_m" + random.nextInt(1_000));
            case Class<?> plain when plain == TicketKey.class -> KEY;
            case Class<?> plain
            when plain == Arrangement.class ->
                value(pick(ArrangementShapes.ALL.types().stream()
                        .sorted(Comparator.comparing(Class::getName))
                        .toArray(Class<?>[]::new)));
            case Class<?> plain
            when plain == OptionalLong.class ->
                random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(random.nextLong(1L << 20));
            case Class<?> plain when plain == UnitCost.class -> new UnitCost(random.nextInt(4), random.nextInt(1, 4));
            case Class<?> plain when plain == ArrangementId.class -> new ArrangementId("pln_" + random.nextInt(1000));
            case Class<?> plain
            when plain == ZoneId.class ->
                pick(new ZoneId[] {ZoneId.of("Asia/Shanghai"), ZoneId.of("America/New_York"), ZoneId.of("Z")});
            case Class<?> plain when plain.isRecord() -> record(plain);
            case Class<?> plain when plain.isEnum() -> pick(plain.getEnumConstants());
            case Class<?> plain when plain.isSealed() -> value(pick(plain.getPermittedSubclasses()));
            case Class<?> plain -> scalar(plain);
            default -> throw new IllegalArgumentException("no sample of " + type);
        };
    }

    private Object scalar(Class<?> type) {
        if (type == String.class) {
            return text();
        } else if (type == long.class || type == Long.class) {
            return rarely() ? 0L : random.nextLong(1, 1L << 40);
        } else if (type == int.class) {
            return rarely() ? 0 : random.nextInt(1, 1 << 20);
        } else if (type == Instant.class) {
            return rarely() ? Instant.MAX : Instant.ofEpochMilli(random.nextLong(1L << 42));
        } else if (type == LocalDate.class) {
            return LocalDate.ofEpochDay(random.nextInt(40_000));
        } else if (type == Period.class) {
            return Period.of(random.nextInt(3), random.nextInt(12), random.nextInt(40));
        } else if (type == MonthDay.class) {
            return MonthDay.of(random.nextInt(1, 13), random.nextInt(1, 29));
        } else if (type == byte[].class) {
            byte[] bytes = new byte[32];
            random.nextBytes(bytes);
            return bytes;
        } else if (type == Object.class) {
            return pick(new Object[] {"", "text", 7, 8L, List.of(), List.of("a", "b")});
        }
        throw new IllegalArgumentException("no sample of " + type);
    }

    private Object container(Class<?> raw, Type... of) {
        Supplier<Stream<Object>> items =
                () -> IntStream.range(0, random.nextInt(4)).mapToObj(_ -> value(of[0]));
        if (raw == List.class) {
            return items.get().toList();
        } else if (raw == Optional.class) {
            return rarely() ? Optional.empty() : Optional.of(value(of[0]));
        } else if (Map.class.isAssignableFrom(raw)) {
            Map<Object, Object> map = raw == SortedMap.class ? new TreeMap<>() : new LinkedHashMap<>();
            items.get().forEach(key -> map.put(key, value(of[1])));
            return map;
        }
        throw new IllegalArgumentException("no sample of " + raw);
    }

    private Object text() {
        return switch (random.nextInt(8)) {
            case 0 -> "";
            case 1 -> "EUR";
            default -> "x" + Integer.toString(random.nextInt(1_000_000), 36);
        };
    }

    /** Tries until the record's own checks agree. */
    private Object record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Object[] values = Arrays.stream(components)
                    .map(component -> value(component.getGenericType()))
                    .toArray();
            try {
                var constructor = type.getDeclaredConstructor(types);
                constructor.setAccessible(true);
                return constructor.newInstance(values);
            } catch (java.lang.reflect.InvocationTargetException refused) {
                if (!(refused.getCause() instanceof IllegalArgumentException)) {
                    throw new IllegalStateException(refused);
                }
            } catch (ReflectiveOperationException broken) {
                throw new IllegalStateException(broken);
            }
        }
        throw new IllegalStateException("no valid sample of " + type);
    }

    private <T> T pick(T[] choices) {
        return choices[random.nextInt(choices.length)];
    }

    private boolean rarely() {
        return random.nextInt(5) == 0;
    }
}
