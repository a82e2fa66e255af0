<#-- The citizen is signed out here, but some portals could not be told. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
  <#if section == "header">
    ${msg("logout.partly")}
  <#elseif section == "form">
    <p class="lead">${msg("logout.partly.where")}</p>
    <ul class="portals"><#list unreached as name><li data-unreached>${name}</li></#list></ul>
    <p>${msg("logout.partly.advice")}</p>
    <#if back?has_content>
    <div class="actions"><a class="button primary" href="${back}">${msg("backToApplication")}</a></div>
    <#else>
    <p>${msg("info.close")}</p>
    </#if>
  </#if>
</@layout.registrationLayout>
