package io.guerdon.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.guerdon.unit.WalletId;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Says in the contract what the code says of a record: a field that is not {@code @Nullable} is there always, any other may be
 * left out, and is null only where nothing keeps null from being written.
 */
final class RecordSchemas implements ModelConverter {
    private final Map<String, Class<?>> names = new ConcurrentHashMap<>();
    private final Set<String> clashes = ConcurrentHashMap.newKeySet();

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        var there = Json.mapper().constructType(type.getType());
        Class<?> raw = there.getRawClass();
        if (raw == Iterable.class) {
            return new ArraySchema()
                    .items(context.resolve(new AnnotatedType(there.containedType(0)).resolveAsRef(true)));
        }
        if (raw == WalletId.class || Rendered.class.isAssignableFrom(raw)) {
            return new Schema<>().types(Set.of("string"));
        }
        if (JsonNode.class.isAssignableFrom(raw)) {
            return new Schema<>().types(Set.of("object"));
        }
        Schema<?> schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        if (schema != null && raw.isRecord() && raw.getName().startsWith("io.guerdon.")) {
            remember(schema, raw);
            describe(named(schema, context), raw);
        }
        return schema;
    }

    private void remember(Schema<?> schema, Class<?> record) {
        String ref = schema.get$ref();
        if (ref != null) {
            Class<?> other = names.putIfAbsent(ref, record);
            if (other != null && other != record) {
                clashes.add(other.getName() + " and " + record.getName() + " are both " + ref);
            }
        }
    }

    /**
     * Checks that every schema describes one record.
     *
     * @throws IllegalStateException where two share a name, so that one of them would be described as the other
     */
    void checkNames() {
        if (!clashes.isEmpty()) {
            throw new IllegalStateException(String.join("; ", clashes));
        }
    }

    private static Schema<?> named(Schema<?> schema, ModelConverterContext context) {
        String ref = schema.get$ref();
        Schema<?> named = ref == null ? null : context.getDefinedModels().get(ref.substring(ref.lastIndexOf('/') + 1));
        return named == null ? schema : named;
    }

    private static void describe(Schema<?> schema, Class<?> record) {
        if (schema.getProperties() == null) {
            schema.setTypes(Set.of("object"));
            schema.setProperties(new LinkedHashMap<>());
        }
        Stream.of(record.getRecordComponents()).forEach(field -> describe(schema, field));
        Stream.of(record.getInterfaces()).forEach(sort -> tell(schema, record, sort));
    }

    private static void describe(Schema<?> schema, RecordComponent field) {
        var properties = schema.getProperties();
        Schema<?> property = properties.get(field.getName());
        if (property == null) {
            return;
        }
        if (!field.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            if (inclusions(field).allMatch(JsonInclude.Include.NON_NULL::equals)) {
                schema.addRequiredItem(field.getName());
            }
        } else if (inclusions(field).findAny().isEmpty()) {
            properties.put(field.getName(), orNull(property));
        }
    }

    /** One of several sorts says which it is, so that nothing fits two of them. */
    private static void tell(Schema<?> schema, Class<?> record, Class<?> sort) {
        JsonTypeInfo told = sort.getAnnotation(JsonTypeInfo.class);
        JsonSubTypes sorts = sort.getAnnotation(JsonSubTypes.class);
        if (told != null && sorts != null) {
            Stream.of(sorts.value())
                    .filter(one -> one.value() == record)
                    .forEach(one -> schema.addProperty(told.property(), new StringSchema().addEnumItem(one.name())));
        }
    }

    /** What keeps the field, by itself or with the whole record, from being written always. */
    private static Stream<JsonInclude.Include> inclusions(RecordComponent component) {
        return Stream.of(
                        component.getDeclaringRecord().getAnnotation(JsonInclude.class),
                        component.getAccessor().getAnnotation(JsonInclude.class))
                .flatMap(Stream::ofNullable)
                .map(JsonInclude::value);
    }

    private static Schema<?> orNull(Schema<?> property) {
        if (property.get$ref() != null) {
            return new Schema<>().anyOf(List.of(property, new Schema<>().types(Set.of("null"))));
        }
        if (property.getTypes() != null) {
            Set<String> types = new LinkedHashSet<>(property.getTypes());
            types.add("null");
            property.setTypes(types);
        }
        return property;
    }
}
