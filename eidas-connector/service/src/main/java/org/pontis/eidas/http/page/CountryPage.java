package org.pontis.eidas.http.page;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.flow.connector.CountryChoice;
import org.pontis.eidas.level.RequestedLevel;

/**
 * The citizen chooses her country: {@code country=EE}, or {@code cancel}.
 *
 * @param form where the choice goes
 * @param here where the same page is to be had by GET, to be asked for with {@code lang=XX} too; nothing if it is not
 * @param portal who asks, for people; text of somebody else
 * @param last the country that was chosen in this browser before
 * @param patience how long the citizen may take
 */
public record CountryPage(
        Form form,
        Optional<String> here,
        Optional<String> portal,
        RequestedLevel level,
        List<CountryChoice> countries,
        Optional<NodeCountry> last,
        Duration patience) {

    public CountryPage {
        countries = List.copyOf(countries);
    }
}
