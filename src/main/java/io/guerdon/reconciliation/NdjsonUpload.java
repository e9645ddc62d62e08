package io.guerdon.reconciliation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** A JSON object a line; numbers count as they are written. */
record NdjsonUpload() implements Upload {
    private static final int MOST_DIGITS = 1_000;
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(tools.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(tools.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build()
            .readerFor(JsonNode.class);

    @Override
    public void read(Reader text, Layout layout, Taking taking) throws IOException, UnreadableLine {
        BoundedText bounded = new BoundedText(text);
        BufferedReader lines = new BufferedReader(bounded);
        long number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            bounded.recordIsRead();
            number++;
            if (!line.isBlank()) {
                JsonNode record = object(line, number);
                taking.take(layout.item(field -> text(record.path(field)), number));
            }
        }
    }

    private static String text(JsonNode value) {
        return value.isNumber() && !value.isIntegralNumber() ? plain(value.decimalValue()) : value.asString("");
    }

    /** Written out, a number of a few characters may have billions. */
    private static String plain(BigDecimal number) {
        return Math.abs((long) number.scale()) > MOST_DIGITS ? number.toString() : number.toPlainString();
    }

    private static JsonNode object(String line, long number) throws UnreadableLine {
        try {
            JsonNode record = JSON.readValue(line);
            if (record.isObject()) {
                return record;
            }
        } catch (JacksonException broken) {
            // Told below, without quoting what was sent.
        }
        throw new UnreadableLine(number, "not a JSON object");
    }
}
