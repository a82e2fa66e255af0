package org.pontis.sandbox.citizens;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.pontis.realm.TestCitizen;
import org.pontis.sandbox.web.Response;
import org.pontis.sandbox.web.Site;

/** The test citizens as JSON, and their limits. */
public final class CitizensApi {

    private CitizensApi() {}

    public static void addTo(Site site, List<TestCitizen> citizens, BrokerLimits limits) {
        List<Map<String, Object>> views =
                citizens.stream().map(CitizensApi::view).toList();
        site.get("/api/citizens", request -> Response.json(views));
        site.route("DELETE", "/api/limits", request -> switch (limits.forget()) {
            case BrokerLimits.Outcome.Forgotten forgotten -> Response.empty(204);
            case BrokerLimits.Outcome.Failed failed -> Response.error(502, failed.code(), failed.sentence());
        });
    }

    private static Map<String, Object> view(TestCitizen citizen) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("identifier", citizen.identifier());
        view.put("name", citizen.givenName() + " " + citizen.familyName());
        view.put("givenName", citizen.givenName());
        view.put("familyName", citizen.familyName());
        view.put("birthdate", citizen.birthdate().toString());
        view.put("contrast", citizen.contrast().toString());
        view.put("phone", citizen.phone().orElse(null));
        view.put("password", citizen.password().orElse(null));
        view.put("registration", citizen.registration());
        view.put("roles", citizen.roles());
        view.put("what", citizen.what());
        return view;
    }
}
