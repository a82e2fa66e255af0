package org.pontis.realm;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pontis.broker.LoginMethodFactory;
import org.pontis.broker.MethodDescriptor;
import org.pontis.realm.json.Json;

/** The login methods a realm is assembled for. */
final class Methods {

    private static final Comparator<MethodDescriptor> AS_ON_THE_CHOOSER = Comparator.comparingInt(
                    MethodDescriptor::order)
            .thenComparing(method -> method.id().value());

    private Methods() {}

    /** The methods of the class path, in the order of the chooser. */
    static List<MethodDescriptor> installed() {
        return ServiceLoader.load(LoginMethodFactory.class).stream()
                .map(factory -> factory.get().descriptor())
                .sorted(AS_ON_THE_CHOOSER)
                .toList();
    }

    /**
     * What the realm was assembled for, for the operator and for drift checks: per method its ceiling, its factors and
     * whether failures count against the citizen. Nothing at run time believes it; the server reads the descriptors.
     */
    static ObjectNode attributes(List<MethodDescriptor> methods) {
        if (methods.isEmpty()) {
            throw new AssemblyException("There is no login method on the class path; nobody could log in.");
        }
        ObjectNode table = Json.object();
        for (MethodDescriptor method : methods) {
            if (table.has(method.id().value())) {
                throw new AssemblyException("Two login methods are called " + method.id() + ".");
            }
            ObjectNode row = table.putObject(method.id().value());
            row.put("ceiling", method.ceiling().shortName());
            method.factors().stream().map(Enum::name).sorted().forEach(row.withArrayProperty("factors")::add);
            row.put("guessable", method.guessable());
        }
        ObjectNode attributes = Json.object();
        attributes.put("pontis.methods", Json.compact(table));
        return attributes;
    }

    /** Every message a method needs in every language of the theme. */
    static List<String> messageKeys(MethodDescriptor method) {
        Stream<String> tile = Stream.of("method." + method.id() + ".name", "method." + method.id() + ".needs");
        Stream<String> problems = method.problems().stream().map(problem -> "problem." + problem.code());
        return Stream.concat(tile, problems.sorted()).toList();
    }
}
