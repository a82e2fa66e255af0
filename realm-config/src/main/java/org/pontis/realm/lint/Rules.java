package org.pontis.realm.lint;

import java.util.List;
import java.util.stream.Stream;

/** Every rule there is. */
public final class Rules {

    private static final List<Rule> ALL = Stream.of(
                    WayInRules.all(),
                    RealmRules.all(),
                    ChangeRules.all(),
                    AddressRules.all(),
                    PortalRules.all(),
                    SamlRules.all(),
                    DataRules.all(),
                    PeopleRules.all(),
                    MethodRules.all(),
                    FiguresRules.all(),
                    ProviderRules.all())
            .flatMap(List::stream)
            .toList();

    private Rules() {}

    public static List<Rule> all() {
        return ALL;
    }

    /** Everything that is broken in a realm, in the order of the rules. */
    public static List<Finding> check(Realm realm) {
        return ALL.stream().flatMap(rule -> rule.findings(realm)).toList();
    }
}
