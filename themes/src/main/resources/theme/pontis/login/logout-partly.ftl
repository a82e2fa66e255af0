<#-- The citizen is signed out here, but some portals could not be told. -->
<#import "template.ftl" as layout>
<#import "portals.ftl" as portals>
<@layout.registrationLayout displayMessage=false; section>
  <#if section == "header">
    <#if portals.allClosed(ended)>${msg("logout.done")}<#else>${msg("logout.partly")}</#if>
  <#elseif section == "form">
    <@portals.standing portals=ended progress=progress!""/>
    <#if back?has_content>
    <div class="actions"><a class="button primary" href="${back}">${msg("backToApplication")}</a></div>
    <#else>
    <p>${msg("info.close")}</p>
    </#if>
  </#if>
</@layout.registrationLayout>
