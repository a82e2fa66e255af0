<#-- The portals of a session that has ended: which have closed it, and which may still show her as logged in. -->
<#macro standing portals progress="">
  <#local waiting = portals?filter(p -> p.standing == "WAITING" || p.standing == "GIVEN_UP")>
  <#local untold = portals?filter(p -> p.standing == "UNTOLD")>
  <#local closed = portals?filter(p -> p.standing == "CLOSED")>
  <#if waiting?has_content>
    <p class="lead">${msg("logout.partly.where")}</p>
    <ul class="portals"><#list waiting as p><li><span data-unreached data-standing="${p.standing}">${p.name}</span> – <#if p.standing == "WAITING">${msg("logout.partly.waiting")}<#else>${msg("logout.partly.givenUp")}</#if></li></#list></ul>
  </#if>
  <#if untold?has_content>
    <p<#if !waiting?has_content> class="lead"</#if>>${msg("logout.partly.untold")}</p>
    <ul class="portals"><#list untold as p><li><span data-untold>${p.name}</span></li></#list></ul>
  </#if>
  <#if waiting?has_content || untold?has_content>
    <p>${msg("logout.partly.advice")}</p>
  </#if>
  <#if closed?has_content>
    <p>${msg("logout.partly.closed")}</p>
    <ul class="portals"><#list closed as p><li><span data-closed>${p.name}</span></li></#list></ul>
  </#if>
  <#local asked = waiting?filter(p -> p.standing == "WAITING")>
  <#if progress?has_content && asked?has_content>
    <p>${msg("logout.partly.again")} <a href="${progress}">${msg("logout.partly.look")}</a></p>
  </#if>
</#macro>

<#-- Whether all of them have closed it by now. -->
<#function allClosed portals>
  <#local left = portals?filter(p -> p.standing != "CLOSED")>
  <#return !left?has_content>
</#function>

<#-- What each of them was told of a log-in that was not hers. -->
<#macro told portals label>
    <ul class="portals" aria-labelledby="${label}"><#list portals as p><li data-told-portal<#if p.standing??> data-standing="${p.standing}"</#if><#if p.event> data-event</#if>>${p.name} – ${said(p)}</li></#list></ul>
</#macro>

<#function said p>
  <#local words = []>
  <#if (p.standing!"") == "CLOSED"><#local words += [msg("cabinet.notme.closed")]></#if>
  <#if (p.standing!"") == "WAITING"><#local words += [msg("logout.partly.waiting")]></#if>
  <#if p.event><#local words += [msg("cabinet.notme.event")]></#if>
  <#return words?has_content?then(words?join("; "), msg("cabinet.notme.untold"))>
</#function>
