package org.pontis.idp.keycloak.figures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.pontis.broker.InvalidSetting;
import org.pontis.idp.figures.Cell;
import org.pontis.idp.figures.Line;
import org.pontis.idp.figures.Period;

/** Figures as programs read them. */
record FiguresAnswer(Findings found, Period period, Set<Cell.By> by) {

    Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("realm", found.realm().getName());
        body.put("from", period.from().toString());
        body.put("to", period.to().toString());
        body.put("smallest", found.discretion().k());
        List<Map<String, Object>> lines = new ArrayList<>();
        found.by(by).lines().forEach(line -> lines.add(line(line)));
        body.put("lines", lines);
        try {
            body.put("fees", found.fees());
        } catch (InvalidSetting unreadable) {
            body.put("feesUnreadable", unreadable.getMessage());
        }
        return body;
    }

    private Map<String, Object> line(Line line) {
        Map<String, Object> told = new LinkedHashMap<>();
        for (Cell.By part : by) {
            String value = line.part(part);
            told.put(part.name().toLowerCase(Locale.ROOT), part == Cell.By.PORTAL ? found.portal(value) : value);
        }
        told.put("logins", line.logins().count());
        told.put("sso", line.sso().count());
        told.put("refused", line.refused().count());
        line.success().ifPresent(share -> told.put("success", share));
        line.median().ifPresent(time -> told.put("medianMillis", time.toMillis()));
        line.p95().ifPresent(time -> told.put("p95Millis", time.toMillis()));
        told.put("messages", line.messages().count());
        told.put("parts", line.messages().parts());
        told.put("cost", line.messages().price());
        return told;
    }
}
