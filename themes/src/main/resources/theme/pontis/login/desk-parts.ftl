<#-- What the pages of the desk share. No page puts anybody into an address: who is at hand, the officer's session knows. -->
<#import "notices.ftl" as notices>

<#-- A form to the desk; about a citizen it carries the handle of her file. -->
<#macro form to about=true class="form">
<form action="${desk.address}/${to}" method="post" class="${class}" novalidate autocomplete="off">
  <input type="hidden" name="csrf" value="${desk.csrf}">
  <#if about && file??><input type="hidden" name="file" value="${file}"></#if>
  <#nested>
</form>
</#macro>

<#macro officer><p class="whom">${msg("desk.officer", desk.officer!"")} <a href="${url.resourcesPath?keep_before("/resources/")}/realms/${realm.name}/protocol/openid-connect/logout">${msg("desk.logout")}</a></p></#macro>

<#macro said><#if notice??>
<div class="message" role="status" data-notice="${notice}"><p class="message-text">${msg("desk.notice." + notice)}</p></div>
</#if></#macro>

<#-- Whose document lies on the desk. -->
<#macro seen>
<dl class="papers">
  <div><dt>${msg("desk.document")}</dt><dd>${msg("desk.document." + document)}</dd></div>
  <div><dt>${msg("desk.identifier")}</dt><dd>${identifier}</dd></div>
  <div><dt>${msg("desk.validity")}</dt><dd>${validity}</dd></div>
</dl>
</#macro>

<#macro text name label hint="" value="" type="text" max=100 class="input" more="">
<div class="field">
  <label class="field-label" for="${name}">${label}</label>
  <#if hint?has_content><p class="hint" id="${name}-hint">${hint}</p></#if>
  <input class="${class}" id="${name}" name="${name}" type="${type}" autocomplete="off" spellcheck="false" maxlength="${max?c}"<#if value?has_content> value="${value}"</#if><#if hint?has_content><#if notices.aboutFields()> aria-invalid="true" aria-describedby="problem-text ${name}-hint"<#else> aria-describedby="${name}-hint"</#if></#if>${more?no_esc}>
</div>
</#macro>

<#macro check name label>
<div class="field check"><input type="checkbox" id="${name}" name="${name}" value="true" autocomplete="off"><label for="${name}">${label}</label></div>
</#macro>

<#macro nameOf one>${msg("desk.means." + one.kind)}<#if one.label?has_content> ${msg("desk.means.ending", one.label)}</#if></#macro>

<#-- She goes; the file is closed. -->
<#macro leave text=msg("desk.leave")>
<@form to="leave" class="form leave"><div class="actions"><button type="submit" class="button quiet" name="leave" value="true">${text}</button></div></@form>
</#macro>
