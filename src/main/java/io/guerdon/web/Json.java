package io.guerdon.web;

import com.fasterxml.jackson.annotation.JsonValue;
import io.guerdon.unit.WalletId;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/** How JSON is read and written at the edge: nothing unknown, nothing twice, nothing taken for something else. */
final class Json {
    /** Longest text form of an instant that is read. */
    private static final int LONGEST_TIME = 40;

    private Json() {}

    static JsonMapper mapper() {
        return JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .addMixIn(WalletId.class, Name.class)
                .addModule(new SimpleModule()
                        .addDeserializer(Instant.class, new Text<>(Instant.class, Json::instant))
                        .addDeserializer(Duration.class, new Text<>(Duration.class, Duration::parse))
                        .addDeserializer(LocalDate.class, new Text<>(LocalDate.class, LocalDate::parse)))
                .build();
    }

    /** RFC 3339 with an offset, in years of four digits, cut to the milliseconds the ledger keeps. */
    static Instant instant(String text) {
        if (text.length() > LONGEST_TIME || text.isEmpty() || !Character.isDigit(text.charAt(0))) {
            throw new DateTimeException("not an instant");
        }
        return OffsetDateTime.parse(text).toInstant().truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
    }

    /** Wallets are told by their names. */
    private record Name(@JsonValue String value) {}

    /** Reads a value from a text and from nothing else. */
    private static final class Text<T> extends StdDeserializer<T> {
        private final transient Function<String, T> parse;

        Text(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                return typed(context.handleUnexpectedToken(context.constructType(handledType()), parser));
            }
            String text = parser.getString();
            try {
                return parse.apply(text);
            } catch (DateTimeException unreadable) {
                return typed(context.handleWeirdStringValue(handledType(), text, "not readable"));
            }
        }

        @SuppressWarnings("unchecked") // the context answers a value of the handled type, or throws
        private T typed(Object value) {
            return (T) value;
        }
    }
}
