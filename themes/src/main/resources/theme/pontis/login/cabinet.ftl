<#-- What the pages of the cabinet share: its rooms, what was just done, and how things are called. -->
<#import "clock.ftl" as clock>

<#-- Who is in, where she can go, and the way out. -->
<#macro rooms active="">
<div class="cabinet-head">
  <p class="whom">${msg("cabinet.whose", citizen)}</p>
  <form action="${base}/logout" method="post"><@token /><button type="submit" class="button quiet small">${msg("cabinet.logout")}</button></form>
</div>
<nav class="rooms" aria-label="${msg("cabinet.rooms")}">
  <ul>
    <#list ["logins", "means", "sessions", "alerts"] as room>
    <li><a href="${base}<#if room != "logins">/${room}</#if>"<#if room == active> aria-current="page"</#if>>${msg("cabinet." + room)}</a></li>
    </#list>
  </ul>
</nav>
</#macro>

<#macro token><input type="hidden" name="csrf" value="${csrf}"></#macro>

<#-- What was just done, read out at once. -->
<#macro done>
<#if tale??><div class="message" role="status" data-told="${tale}"><p class="message-text">${msg("cabinet.told." + tale)}</p></div></#if>
</#macro>

<#macro when millis><time datetime="${millis?number_to_datetime?iso_utc}">${millis?number_to_datetime?string(msg("time.pattern"))}</time></#macro>

<#function called id><#local key = "method." + id + ".name"><#return (msg(key) == key)?then(id, msg(key))></#function>

<#-- A word of a closed set that may have grown: what has no words yet is said in general. -->
<#function word prefix name><#local key = prefix + "." + name><#return (msg(key) == key)?then(msg(prefix + ".other"), msg(key))></#function>

<#macro how method="" level=""><#if method?has_content><span class="fact">${called(method)}</span></#if><#if level?has_content><span class="fact method-level level-${level}" data-level="${level}">${msg("level." + level)}</span></#if></#macro>

<#function day millis><#return millis?number_to_datetime?string(msg("time.pattern")?keep_before(","))></#function>

<#-- Kinds of means in one sentence. -->
<#function kinds all><#return all?map(kind -> msg("cabinet.kind." + kind))?join(", ")></#function>
