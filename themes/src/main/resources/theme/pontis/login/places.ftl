<#-- The house's own pages outside any login: help and statements. They say the way back to the login they were opened from. -->
<#function of page>
  <#return url.resourcesPath?keep_before("/resources/") + "/realms/" + realm.name + "/pontis/" + page + "?lang=" + lang + loginTab???then("&" + loginTab!"", "")>
</#function>

<#-- The citizen's own ground. -->
<#macro account><p class="help-link"><a href="${url.resourcesPath?keep_before("/resources/")}/realms/${realm.name}/account">${msg("cabinet.rooms")}</a></p></#macro>

<#-- Whether people can register here by themselves. -->
<#function registers><#return ((realm.attributes["pontis.registration-ways"])!"")?has_content></#function>

<#-- A link that never costs the citizen what she has typed: out of a login it opens in a tab of its own. -->
<#macro link to text>
<a href="${of(to)}"<#if !outside??> target="_blank" rel="noopener"</#if>>${text}<#if !outside??> <span class="new-tab">${msg("newTab")}</span></#if></a>
</#macro>

<#macro back>
<#if loginTab??>
<div class="actions">
  <a class="button secondary" id="back-to-login" href="${url.resourcesPath?keep_before("/resources/")}/realms/${realm.name}/login-actions/authenticate?${loginTab}">${msg("help.back")}</a>
</div>
<p class="hint">${msg("help.backHint")}</p>
</#if>
</#macro>

<#-- Whom to write to: an e-mail or web address becomes a link. -->
<#macro contact name>
<#local value = (realm.attributes["pontis.contact." + name])!"">
<#if value?matches("[^@\\s/]+@[^@\\s/]+")><a href="mailto:${value}">${value}</a>
<#elseif value?matches("https?://\\S+")><a href="${value}">${value?keep_after("://")}</a>
<#elseif value?has_content>${value}
<#else><em>${msg("contact.missing")}</em></#if>
</#macro>

<#-- Texts prefix.1, prefix.2 … as long as there are any. -->
<#macro list prefix tag="ul">
<${tag}>
  <#list 1..20 as n>
  <#local key = prefix + "." + n>
  <#if msg(key) == key><#break></#if>
  <li>${msg(key)}</li>
  </#list>
  <#nested>
</${tag}>
</#macro>

<#-- What the offered methods add to a list, by the names theme.properties has under prefix.<id>; what several add is said once. -->
<#macro byMethod prefix>
<#local said = []>
<#list methods as m>
  <#list (properties[prefix + "." + m.id]!"")?split(" ") as name>
  <#if name?has_content && !said?seq_contains(name)>
  <#local said += [name]>
  <li>${msg(prefix + "." + name)}</li>
  </#if>
  </#list>
</#list>
</#macro>
