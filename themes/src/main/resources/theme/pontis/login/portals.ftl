<#-- Portals where somebody who has just left may still be logged in. -->
<#macro unreached names>
    <p class="lead">${msg("logout.partly.where")}</p>
    <ul class="portals"><#list names as name><li data-unreached>${name}</li></#list></ul>
    <p>${msg("logout.partly.advice")}</p>
</#macro>
