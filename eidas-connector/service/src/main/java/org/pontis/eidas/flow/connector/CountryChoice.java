package org.pontis.eidas.flow.connector;

import org.pontis.eidas.attributes.NodeCountry;

/**
 * One country to choose from.
 *
 * @param up whether a login there is possible now; one that is not is shown all the same, so that its citizens need not search
 */
public record CountryChoice(NodeCountry country, boolean up) {}
