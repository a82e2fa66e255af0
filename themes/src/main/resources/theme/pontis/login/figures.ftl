<#-- The operator's figures: tables first, each with a bar beside the share that got in. No script, no style of its own. -->
<#import "template.ftl" as layout>
<#global sheets = ["css/figures.css"]>

<#function here more=""><#return url.resourcesPath?keep_before("/resources/") + "/realms/" + realm.name + "/pontis/figures" + more></#function>

<#function methodName id>
  <#if !id?has_content><#return msg("figures.unknown")></#if>
  <#local key = "method." + id + ".name">
  <#return (msg(key) == key)?then(id, msg(key))>
</#function>

<#function levelName id><#return id?has_content?then(msg("level." + id), "–")></#function>

<#function countryName country>
  <#if country == "untold"><#return msg("figures.untold")></#if>
  <#return country?has_content?then(country, msg("figures.unknown"))>
</#function>

<#macro bar row>
<#if row.bar??><svg class="bar" viewBox="0 0 100 8" width="100" height="8" aria-hidden="true" focusable="false"><rect class="bar-all" width="100" height="8"/><rect class="bar-part" width="${row.bar?c}" height="8"/></svg></#if>
</#macro>

<#-- One table. columns: message keys of what stands before the numbers; each row's cells come by the same names. -->
<#macro table id title rows heads numbers>
<h2 id="${id}">${title}</h2>
<#if rows?has_content>
<div class="scroll" role="region" aria-labelledby="${id}" tabindex="0">
<table aria-labelledby="${id}">
  <thead><tr>
    <#list heads as head><th scope="col">${msg("figures." + head)}</th></#list>
    <#list numbers as number><th scope="col" class="number">${msg("figures." + number)}</th></#list>
  </tr></thead>
  <tbody>
  <#list rows as row>
  <tr>
    <#list heads as head>
    <#local text><#switch head><#case "method">${methodName(row.method)}<#break><#case "level">${levelName(row.level)}<#break><#case "portal">${row.portal?has_content?then(row.portal, msg("figures.unknown"))}<#break><#case "country">${countryName(row.country)}<#break><#default>${row[head]}</#switch></#local>
    <#if head?is_first><th scope="row">${text}</th><#else><td>${text}</td></#if>
    </#list>
    <#list numbers as number>
    <td class="number">${(row[number])!""}<#if number == "success"> <@bar row=row /></#if></td>
    </#list>
  </tr>
  </#list>
  </tbody>
</table>
</div>
<#else>
<p>${msg("figures.none")}</p>
</#if>
</#macro>

<@layout.registrationLayout alarm=(unreadable || tariffProblem??) bodyClass="wide" displayMessage=false; section>
  <#if section == "header">
    ${msg("figures.title")}
  <#elseif section == "form">
    <#if unreadable>
    <div class="message error" role="alert" data-problem="PERIOD_UNREADABLE"><p class="message-text">${msg("figures.unreadable")}</p></div>
    </#if>
    <p class="lead">${(from == to)?then(msg("figures.one", from), msg("figures.range", from, to))}</p>

    <form action="${here()}" method="get" class="periods">
      <div class="field"><label class="field-label" for="day">${msg("figures.day")}</label><input class="input short" id="day" name="day" type="date" value="${to}" required></div>
      <button type="submit" class="button secondary">${msg("figures.show.day")}</button>
    </form>
    <form action="${here()}" method="get" class="periods">
      <div class="field"><label class="field-label" for="month">${msg("figures.month")}</label><input class="input short" id="month" name="month" type="month" value="${month}" pattern="[0-9]{4}-[0-9]{2}" required></div>
      <button type="submit" class="button secondary">${msg("figures.show.month")}</button>
    </form>
    <form action="${here()}" method="get" class="periods">
      <div class="field"><label class="field-label" for="from">${msg("figures.from")}</label><input class="input short" id="from" name="from" type="date" value="${from}" required></div>
      <div class="field"><label class="field-label" for="to">${msg("figures.to")}</label><input class="input short" id="to" name="to" type="date" value="${to}" required></div>
      <button type="submit" class="button secondary">${msg("figures.show.range")}</button>
    </form>

    <h2 id="total">${msg("figures.total")}</h2>
    <dl class="sums" aria-labelledby="total">
      <#list ["logins", "sso", "refused", "success", "median", "p95", "messages", "cost"] as name>
      <div><dt>${msg("figures." + name)}</dt><dd data-total="${name}"><#if (total[name])?has_content>${total[name]}<#else>–</#if></dd></div>
      </#list>
    </dl>

    <#if withPortals || portals?size gt 1>
    <@table id="portals" title=msg("figures.portals") rows=portals heads=["portal"] numbers=["logins", "sso", "refused", "success", "median", "p95", "messages", "cost"] />
    <#else>
    <p>${msg("figures.withoutPortals")}</p>
    </#if>
    <@table id="methods" title=msg("figures.methods") rows=methods heads=["method", "level"] numbers=["logins", "sso", "refused", "median", "p95", "messages"] />
    <@table id="refusals" title=msg("figures.refusals") rows=refusals heads=["method", "outcome"] numbers=["refused"] />
    <@table id="countries" title=msg("figures.countries") rows=countries heads=["portal", "country"] numbers=["logins", "sso"] />
    <p class="hint">${msg("figures.small", smallest)}</p>

    <#if tariffProblem??>
    <h2>${msg("figures.fees")}</h2>
    <div class="message error" role="alert" data-problem="TARIFF_UNREADABLE"><p class="message-text">${msg("figures.tariff")} <code>${tariffProblem}</code></p></div>
    <#else>
    <@table id="fees" title=msg("figures.fees") rows=fees heads=["operator"] numbers=["transactions", "subscription", "monthly", "each", "total"] />
    </#if>

    <div class="actions"><a class="button secondary" id="csv" href="${here("/csv?from=" + from + "&to=" + to)}">${msg("figures.csv")}</a><a class="button quiet" id="logout" href="${url.resourcesPath?keep_before("/resources/")}/realms/${realm.name}/protocol/openid-connect/logout">${msg("figures.logout")}</a></div>
  </#if>
</@layout.registrationLayout>
