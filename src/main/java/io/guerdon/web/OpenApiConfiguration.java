package io.guerdon.web;

import io.guerdon.access.Caller;
import io.guerdon.access.Keyholder;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;

/** Describes the contract from the endpoints themselves, with every refusal beside every success. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {
    private static final List<Integer> REFUSALS =
            List.of(400, 401, 403, 404, 405, 406, 409, 413, 415, 422, 429, 500, 503);
    private static final String PROBLEM = "Problem";

    OpenApiConfiguration() {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class, Keyholder.class, IdempotencyKey.class);
        // What an endpoint answers with is inside its answer.
        SpringDocUtils.getConfig().addResponseWrapperToIgnore(Answer.class);
    }

    @Bean
    OpenApiCustomizer contract(RecordSchemas schemas) {
        return document -> {
            schemas.checkNames();
            document.info(new Info().title("Guerdon").version("v1").description("Points and membership"));
            components(document)
                    .addSchemas(PROBLEM, problem())
                    .addHeaders(
                            "Retry-After", header("Seconds after which it is worth trying again", new IntegerSchema()))
                    .addHeaders(
                            "Idempotency-Replayed",
                            header("\"true\" where the key was used before", new StringSchema()))
                    .addParameters(MerchantHeader.NAME, MerchantHeader.described())
                    .addSecuritySchemes(
                            "key",
                            new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer"));
            document.addSecurityItem(new SecurityRequirement().addList("key"));
            // Here and not with each endpoint, as two may share an operation.
            document.getPaths().values().stream()
                    .flatMap(path -> path.readOperations().stream())
                    .forEach(operation -> operation.addParametersItem(
                            new Parameter().$ref("#/components/parameters/" + MerchantHeader.NAME)));
            RequestSchemas.close(document);
        };
    }

    private static Components components(OpenAPI document) {
        if (document.getComponents() == null) {
            document.setComponents(new Components());
        }
        return document.getComponents();
    }

    private static Header header(String description, Schema<?> schema) {
        return new Header().description(description).schema(schema);
    }

    /** Before what describes records, which asks it. */
    @Bean
    ModelResolver modelResolver(ObjectMapperProvider mappers) {
        return new ModelResolver(mappers.jsonMapper(), new SchemaNames()).openapi31(mappers.isOpenapi31());
    }

    /** Says of every record which of its fields are there always, and which may be null. */
    @Bean
    RecordSchemas recordSchemas() {
        return new RecordSchemas();
    }

    private static Schema<?> problem() {
        ObjectSchema problem = new ObjectSchema();
        Stream.of("type", "title", "detail", "code", "instance")
                .forEach(name -> problem.addProperty(name, new StringSchema()));
        problem.addProperty("status", new IntegerSchema());
        problem.setRequired(List.of("type", "title", "status", "detail", "code"));
        problem.setAdditionalProperties(true);
        return problem;
    }

    @Bean
    GlobalOperationCustomizer refusals() {
        return (operation, endpoint) -> {
            if (endpoint.hasMethodAnnotation(Requires.class)) {
                describe(operation, endpoint);
            }
            return operation;
        };
    }

    private static void describe(Operation operation, HandlerMethod endpoint) {
        boolean repeatable = Stream.of(endpoint.getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType() == IdempotencyKey.class);
        ApiResponse success = Objects.requireNonNull(operation.getResponses().remove("200"));
        if (repeatable) {
            operation.addParametersItem(idempotencyKey());
            success.addHeaderObject(
                    "Idempotency-Replayed", new Header().$ref("#/components/headers/Idempotency-Replayed"));
        }
        Success.of(endpoint).forEach(status -> operation.getResponses().addApiResponse(status, success));
        for (int status : REFUSALS) {
            operation.getResponses().addApiResponse(Integer.toString(status), refusal(status));
        }
    }

    private static Parameter idempotencyKey() {
        return new HeaderParameter()
                .name(IdempotencyKey.HEADER)
                .required(true)
                .schema(new StringSchema().minLength(1).maxLength(255));
    }

    private static ApiResponse refusal(int status) {
        Schema<?> problem = new Schema<>().$ref("#/components/schemas/" + PROBLEM);
        ApiResponse refusal = new ApiResponse()
                .description("Refused; \"code\" says why")
                .content(new Content().addMediaType("application/problem+json", new MediaType().schema(problem)));
        if (Problem.passes(status)) {
            refusal.addHeaderObject("Retry-After", new Header().$ref("#/components/headers/Retry-After"));
        }
        return refusal;
    }
}
