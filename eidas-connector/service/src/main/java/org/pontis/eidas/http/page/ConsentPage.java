package org.pontis.eidas.http.page;

import java.time.Duration;
import java.util.Optional;

import org.pontis.eidas.attributes.Identity;
import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.level.GrantedLevel;

/**
 * The citizen decides whether her data leave: {@code consent=accept} or {@code consent=refuse}.
 *
 * @param form where the decision goes
 * @param here where the same page is to be had by GET, to be asked for with {@code lang=XX} too; nothing if it is not
 * @param asker the country the data go to
 * @param portal the relying party abroad, for people; text of somebody else
 * @param identity exactly the values that will leave
 * @param patience how long the citizen may take
 */
public record ConsentPage(
        Form form,
        Optional<String> here,
        NodeCountry asker,
        Optional<String> portal,
        GrantedLevel level,
        Identity identity,
        Duration patience) {}
