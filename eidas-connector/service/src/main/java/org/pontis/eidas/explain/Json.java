package org.pontis.eidas.explain;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pontis.eidas.saml.message.EidasStatus;
import org.pontis.eidas.saml.message.EidasStatus.SubCode;

/** A finding for programs. */
final class Json {

    private Json() {}

    /** One document, on one line. */
    static String of(Finding finding) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("file", finding.file().toString());
        json.put("kind", finding.kind().title());
        json.put("ok", finding.report().ok());
        ArrayNode checks = json.putArray("checks");
        finding.report().outcomes().forEach(outcome -> checks.addObject()
                .put("id", outcome.id())
                .put("ok", outcome.ok())
                .put("why", outcome.why().map(Reasons::inWords).orElse(null))
                .put("sentence", outcome.sentence()));
        ObjectNode attributes = json.putObject("attributes");
        finding.attributes().forEach((name, values) -> {
            ArrayNode array = attributes.putArray(name);
            values.forEach(array::add);
        });
        json.put("level", finding.level().orElse(null));
        json.put("status", finding.status().map(Json::codes).orElse(null));
        json.put("statusMessage", finding.status().flatMap(EidasStatus::message).orElse(null));
        ArrayNode remarks = json.putArray("remarks");
        finding.remarks().forEach(remarks::add);
        return json.toString();
    }

    private static String codes(EidasStatus status) {
        return Stream.concat(
                        Stream.of(status.code().uri()), status.within().stream().map(SubCode::uri))
                .collect(Collectors.joining(" "));
    }
}
